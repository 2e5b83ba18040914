export { openReader, openSqliteEventStore } from './sqlite-event-store.js';
export { applicationId, layoutVersion, writerPragmas } from './log-file.js';
