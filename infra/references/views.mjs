// The views: which question each answers, which events fill it, what a query may filter by.
import { everyView } from '../../services/continuum/dist/every-view.js';
import { by, listed, page, table } from './markdown.mjs';
import { exported } from './sources.mjs';

const section = (view, operations) => {
  const { about, service } = exported('View', view.name);
  const asked = operations.filter((operation) => operation.view === view.name);
  return [
    `## ${view.name}`,
    '',
    `${about} Kept by ${service}; version ${view.version}.`,
    '',
    ...table(
      ['question', 'route'],
      asked.map(({ summary, method, path }) => [summary, `\`${method} ${path}\``]),
    ),
    ...table(
      ['column', 'holds'],
      Object.entries(view.columns).map(([name, { type }]) => [name, type]),
    ),
    `Indexes: ${(view.indexes ?? []).map((columns) => listed(columns)).join('; ') || "the key's alone"}.`,
    '',
    `Filled by ${listed(Object.keys(view.on).sort())}.`,
    '',
  ];
};

/** @param operations every route of the product, as `./http.mjs` lists them */
export const views = (operations) =>
  page(
    'Views',
    'A view answers questions ahead of time. It can be dropped and rebuilt from the first event (`npx continuum rebuild VIEW`). A row holds what the question needs; its columns are what a query filters and sorts by.',
    [...everyView].sort(by(({ name }) => name)).flatMap((view) => section(view, operations)),
  );
