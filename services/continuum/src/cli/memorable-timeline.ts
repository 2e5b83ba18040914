import { census, factsOfClient, renderTimeline, timelineOf, type CensusRow, type Timeline } from '@continuum/journeys/views';
import type { ViewReader } from '@continuum/read-store';
import { hasColour, say } from './output.js';

/** How much of the continuum a journey shows: its levels, its milestones, and whether it led to graduation and back. */
const worthOf = ({ levels, milestones, enrollments }: Timeline): number =>
  levels.length * 4 + milestones.length + (enrollments.length > 1 ? 6 : 0) + (milestones.some(({ what }) => what.startsWith('graduated')) ? 30 : 0);

/** Prints the journey that shows most of the continuum of care; the client's reference. */
export const showMemorableTimeline = (views: ViewReader): string => {
  const clients = new Set(views.find<CensusRow>(census, { limit: 500 }).flatMap(({ row }) => ('clientRef' in row ? [row.clientRef] : [])));
  let best: Timeline | undefined;
  for (const clientRef of clients) {
    const timeline = timelineOf(factsOfClient(views, { clientRef }), {});
    if (best === undefined || worthOf(timeline) > worthOf(best)) best = timeline;
  }
  if (best === undefined) throw new Error('The demonstration has no client in the census.');
  say(renderTimeline(best, { colour: hasColour() }));
  return best.clientRef;
};
