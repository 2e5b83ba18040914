import { cpus, loadavg, totalmem } from 'node:os';
import Table from 'cli-table3';
import { isMet } from './figures.mjs';

const number = (value) => (value === null ? '' : value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
const goalOf = ({ ratio, goal, unit }) => (goal === null ? '' : ratio === null ? `< ${number(goal)} ${unit}` : goal.toFixed(1));
const metOf = (row) => (row.goal === null ? '' : isMet(row) ? 'yes' : 'no');

/** The machine in one line, with what else it was doing. */
export const machine = () => {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memory} GB, ${process.platform} ${process.arch}, node ${process.version}, load ${loadavg()[0].toFixed(1)} at the start`;
};

/** The table for people. */
export const table = (rows) => {
  const shown = new Table({ head: ['row', 'Continuum', 'limit', 'unit', 'ratio', 'from – to', 'goal', 'met'], style: { head: [], border: [] } });
  for (const row of rows) {
    const spread = row.spread.map((value) => number(value)).join(' – ');
    shown.push([row.name, number(row.value), number(row.limit), row.unit, row.ratio === null ? '' : row.ratio.toFixed(2), spread, goalOf(row), metOf(row)]);
  }
  return shown.toString();
};
