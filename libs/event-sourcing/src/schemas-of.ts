import type { EventCatalogue } from '@continuum/contracts';
import { EventRefusedByCatalogue } from './errors.js';
import type { EventSchemas } from './event-store.js';

/** The catalogue as a store asks for it. */
export const schemasOf = (catalogue: EventCatalogue): EventSchemas => ({
  check: (event) => {
    const faults = catalogue.faultsOf(event);
    if (faults.length > 0) throw new EventRefusedByCatalogue(event.type, faults);
  },
  upcast: (event) => catalogue.upcast(event),
});
