import type { EventCatalogue } from '@continuum/contracts';
import { EventRefusedByCatalogue, type EventSchemas } from '@continuum/event-sourcing';

/** The catalogue as the store asks for it. */
export const schemasOf = (catalogue: EventCatalogue): EventSchemas => ({
  check: (event) => {
    const faults = catalogue.faultsOf(event);
    if (faults.length > 0) throw new EventRefusedByCatalogue(event.type, faults);
  },
  upcast: (event) => catalogue.upcast(event),
});
