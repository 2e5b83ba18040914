// The process managers: what each hears, what it asks its own service to do, and what it waits for.
import { everyProcessManager } from '../../services/continuum/dist/every-process-manager.js';
import { listed, page, table } from './markdown.mjs';
import { asksFor, exported } from './sources.mjs';

const section = (manager) => {
  const { about, service, text } = exported('ProcessManager', manager.name);
  return [
    `## ${manager.name}`,
    '',
    about,
    '',
    ...table(
      ['service', 'hears', 'asks for', 'deadlines'],
      [[service, listed(Object.keys(manager.on)), listed(asksFor(text)), listed(Object.keys(manager.due ?? {}), 'none')]],
    ),
  ];
};

export const processes = () =>
  page(
    'Process managers',
    'Each is a pure function from an event, or from a deadline that has come, to commands of its own service and to further deadlines. They stand in the order in which an event reaches them.',
    everyProcessManager.flatMap(section),
  );
