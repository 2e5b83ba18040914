import { streams } from '@continuum/contracts';
import type { Read } from '@continuum/event-sourcing';
import { placeInCare, type PlaceInCare } from '../domain/place-in-care/place-in-care.js';

/** Where a client stands in care, as intake's stream has it now. */
export const placeOf =
  (clientRef: string) =>
  (read: Read): Promise<PlaceInCare> =>
    read(placeInCare, streams.enrollment(clientRef));

/** The same of several clients. */
export const placesOf = async (clientRefs: readonly string[], read: Read): Promise<Record<string, PlaceInCare>> => {
  const places = await Promise.all(clientRefs.map(async (clientRef) => [clientRef, await placeOf(clientRef)(read)] as const));
  return Object.fromEntries(places);
};

/** For commands that need nobody's. */
export const nowhere = (): PlaceInCare => [];
