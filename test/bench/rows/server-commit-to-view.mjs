import { productOnServer } from '../support/event-store-db.mjs';
import { measureOn } from './commit-to-view.mjs';

export const measure = (options) => measureOn({ ...options, environment: productOnServer(), perSecond: 500, goal: 100, title: 'EventStoreDB: commit to view' });
