import * as aftercare from './aftercare.events.js';
import { EventCatalogue } from './catalogue.js';
import type { EventDefinition } from './definition.js';
import * as intake from './intake.events.js';
import * as scheduling from './scheduling.events.js';
import * as therapySessions from './therapy-sessions.events.js';

const isDefinition = (exported: unknown): exported is EventDefinition =>
  typeof exported === 'object' && exported !== null && 'version' in exported && 'owner' in exported && 'data' in exported;

/** Every event that any service writes. A definition exported from a service's event page is in it; nothing else need be done. */
export const catalogue = new EventCatalogue([intake, scheduling, therapySessions, aftercare].flatMap((page) => Object.values(page).filter(isDefinition)));
