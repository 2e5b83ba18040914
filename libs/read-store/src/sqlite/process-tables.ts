import type { DatabaseSync } from 'node:sqlite';

/** Lays the process managers' tables where they are not there yet. */
export const layProcessTables = (db: DatabaseSync): void =>
  db.exec(`
    create table if not exists processes (manager text, key text, state text not null, facility text not null, correlation text not null, primary key (manager, key)) without rowid;
    create table if not exists deadlines (manager text, key text, name text, due text not null, primary key (manager, key, name)) without rowid;
    create index if not exists deadlines_by_due on deadlines (due, manager, key, name);
    create table if not exists refused (manager text, key text, caused_by text, command text, code text, refused_at text);
    create table if not exists place (one integer primary key, position integer not null, count integer not null, hash text not null);
    create table if not exists waiting (manager text, key text, since integer not null, reason text not null, primary key (manager, key)) without rowid;
    create table if not exists set_aside (number integer primary key autoincrement, manager text not null, key text not null, position integer not null, deadline text, due text);
    create index if not exists set_aside_by_process on set_aside (manager, key, number);
    create table if not exists asked (manager text, key text, why text, primary key (manager, key)) without rowid;
    create table if not exists skipped (manager text, key text, position integer not null, deadline text, why text not null, skipped_at text not null);`);

const moves = 'not exists (select 1 from waiting where waiting.manager = deadlines.manager and waiting.key = deadlines.key)';
const first = 'select number from set_aside where manager = ? and key = ? order by number';

export const prepareProcessStatements = (db: DatabaseSync) => ({
  place: db.prepare('select position, count, hash from place where one = 1'),
  move: db.prepare(
    'insert into place values (1, ?, ?, ?) on conflict (one) do update set position = excluded.position, count = excluded.count, hash = excluded.hash',
  ),
  anything: db.prepare('select 1 from processes union all select 1 from deadlines union all select 1 from refused union all select 1 from waiting limit 1'),
  find: db.prepare('select state, facility, correlation from processes where manager = ? and key = ?'),
  put: db.prepare('insert into processes values (?, ?, ?, ?, ?) on conflict (manager, key) do update set state = excluded.state'),
  end: db.prepare('delete from processes where manager = ? and key = ?'),
  endDeadlines: db.prepare('delete from deadlines where manager = ? and key = ?'),
  cancelDeadline: db.prepare('delete from deadlines where manager = ? and key = ? and name = ?'),
  setDeadline: db.prepare('insert into deadlines values (?, ?, ?, ?) on conflict (manager, key, name) do update set due = excluded.due'),
  nextDue: db.prepare(`select manager, key, name, due as dueAt from deadlines where due <= ? and ${moves} order by due, manager, key, name limit 1`),
  earliest: db.prepare(`select due from deadlines where ${moves} order by due limit 1`),
  refuse: db.prepare('insert into refused values (?, ?, ?, ?, ?, ?)'),
  refused: db.prepare('select manager, key, caused_by as causedBy, command, code, refused_at as refusedAt from refused'),
  waiting: db.prepare('select manager, key, since, reason from waiting order by manager, since, key'),
  wait: db.prepare('insert into waiting values (?, ?, ?, ?) on conflict (manager, key) do update set since = excluded.since, reason = excluded.reason'),
  release: db.prepare('delete from waiting where manager = ? and key = ?'),
  setAside: db.prepare('select position, deadline, due from set_aside where manager = ? and key = ? order by number'),
  putAside: db.prepare('insert into set_aside (manager, key, position, deadline, due) values (?, ?, ?, ?, ?)'),
  takeBack: db.prepare(`delete from set_aside where number in (${first} limit ?)`),
  ask: db.prepare('insert into asked values (?, ?, ?) on conflict (manager, key) do update set why = excluded.why'),
  asked: db.prepare('select manager, key, why from asked limit 1'),
  answered: db.prepare('delete from asked where manager = ? and key = ?'),
  skip: db.prepare(`insert into skipped select manager, key, position, deadline, ?, ? from set_aside where number in (${first} limit 1)`),
});
