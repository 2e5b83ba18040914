import type { DatabaseSync } from 'node:sqlite';
import type { ViewShape } from '../view.js';
import { statements } from './kysely-sqlite.js';

const rowsOf = (view: ViewShape) => {
  let rows = statements.schema
    .createTable('rows')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('row', 'text', (column) => column.notNull());
  for (const [name, { type }] of Object.entries(view.columns)) rows = rows.addColumn(name, type);
  return rows;
};

const place = statements.schema
  .createTable('place')
  .ifNotExists()
  .addColumn('one', 'integer', (column) => column.primaryKey())
  .addColumn('position', 'integer', (column) => column.notNull())
  .addColumn('count', 'integer', (column) => column.notNull())
  .addColumn('hash', 'text', (column) => column.notNull())
  .addColumn('view', 'text', (column) => column.notNull())
  .addColumn('version', 'integer', (column) => column.notNull());

const waiting = statements.schema
  .createTable('waiting')
  .ifNotExists()
  .addColumn('key', 'text', (column) => column.primaryKey())
  .addColumn('since', 'integer', (column) => column.notNull())
  .addColumn('reason', 'text', (column) => column.notNull());

const setAside = statements.schema
  .createTable('set_aside')
  .ifNotExists()
  .addColumn('key', 'text', (column) => column.notNull())
  .addColumn('position', 'integer', (column) => column.notNull())
  .addPrimaryKeyConstraint('one_event_of_a_key', ['key', 'position']);

/** Lays the tables of a generation where they are not there yet: rows with the view's columns and indexes, the place, what waits. */
export const layTables = (db: DatabaseSync, view: ViewShape): void => {
  for (const table of [rowsOf(view), place, waiting, setAside]) db.exec(table.compile().sql);
  for (const [index, columns] of (view.indexes ?? []).entries()) {
    const byColumns = statements.schema
      .createIndex(`rows_by_${index}`)
      .ifNotExists()
      .on('rows')
      .columns([...columns, 'key']);
    db.exec(byColumns.compile().sql);
  }
};
