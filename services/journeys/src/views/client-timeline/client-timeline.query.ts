import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewReader } from '@continuum/read-store';
import { ViewPositions } from '@continuum/service-host';
import { factsOfClient, markOfClient } from './client-facts.js';
import { clientTimeline } from './client-timeline.view.js';
import { timelineOf } from './timeline-of.js';
import type { Moment } from './timeline.js';
import { ToldTimelines } from './told-timelines.js';

/** What has happened to this client, as of a moment, as known at a moment? Answered as the JSON of a `Timeline`. */
export class TimelineOfClient extends Query<Buffer> {
  constructor(
    readonly facility: string,
    readonly clientRef: string,
    readonly moment: Moment,
  ) {
    super();
  }
}

/** For so long the view's mark is taken for what it was, unless the view is known to have moved: asking costs as much as answering. */
const unaskedMs = 1;

/** A timeline follows from the client's facts and the moment alone, so it is told again until there are other facts. */
@QueryHandler(TimelineOfClient)
export class TimelineOfClientHandler implements IQueryHandler<TimelineOfClient> {
  readonly #told = new ToldTimelines();
  #seen: { readonly mark: string | undefined; readonly position: number | undefined; readonly atMs: number } | undefined;

  constructor(
    private readonly views: ViewReader,
    private readonly positions: ViewPositions,
  ) {}

  /** @throws ClientUnknown */
  async execute({ facility, clientRef, moment }: TimelineOfClient): Promise<Buffer> {
    const question = JSON.stringify([facility, clientRef, moment.asOf, moment.knownAt]);
    const told = this.#told.find(question);
    // Marks are taken before the facts: what comes in between makes the answer newer than its marks, never older.
    const view = this.#markOfView();
    if (told !== undefined && told.view === view) return told.bytes;
    const facts = markOfClient(this.views, clientRef);
    const bytes = told !== undefined && told.facts === facts ? told.bytes : this.#tell({ facility, clientRef }, moment);
    this.#told.keep(question, { bytes, view, facts });
    return bytes;
  }

  /** Who waited for a position is answered with it: the mark is asked for anew when the view has moved. */
  #markOfView(): string | undefined {
    const position = this.positions.positionOf(clientTimeline.name);
    const atMs = performance.now();
    if (this.#seen === undefined || this.#seen.position !== position || atMs - this.#seen.atMs > unaskedMs) {
      this.#seen = { mark: this.views.mark(clientTimeline), position, atMs };
    }
    return this.#seen.mark;
  }

  #tell(asked: { readonly facility: string; readonly clientRef: string }, moment: Moment): Buffer {
    return Buffer.from(JSON.stringify(timelineOf(factsOfClient(this.views, asked), moment)));
  }
}
