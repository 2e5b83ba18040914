// How the pages of docs/reference are written: one table form, one first paragraph.
const cell = (value) => String(value).replaceAll('|', '\\|');

/** A table as Markdown. */
export const table = (head, rows) => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  '',
];

/** A page: its title, what it is, its parts. */
export const page = (title, about, ...parts) =>
  [`# ${title}`, '', `${about} Generated; \`npm run references\` writes it anew.`, '', ...parts.flat()].join('\n');

/** Words as code, in a row; `none` where there are none. */
export const listed = (words, none = '') => (words.length === 0 ? none : words.map((word) => `\`${word}\``).join(', '));

export const by = (pick) => (a, b) => (pick(a) < pick(b) ? -1 : 1);
