import { productOnServer } from '../support/event-store-db.mjs';
import { measureOn } from './commit-to-view.mjs';

/** Both a server and the product compile what is used often while they run. */
const warmUpSeconds = 30;

export const measure = ({ seconds, ...options }) =>
  measureOn({
    ...options,
    seconds,
    warmUpSeconds: Math.min(warmUpSeconds, seconds * 10),
    environment: productOnServer(),
    perSecond: 500,
    goal: 100,
    title: 'EventStoreDB: commit to view',
  });
