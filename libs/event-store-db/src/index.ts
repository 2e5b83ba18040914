export { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions, type ServerState } from './event-store-db.js';
