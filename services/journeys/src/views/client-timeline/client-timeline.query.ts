import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewReader } from '@continuum/read-store';
import { factsOfClient } from './client-facts.js';
import { timelineOf } from './timeline-of.js';
import type { Moment, Timeline } from './timeline.js';

/** What has happened to this client, as of a moment, as known at a moment? */
export class TimelineOfClient extends Query<Timeline> {
  constructor(
    readonly facility: string,
    readonly clientRef: string,
    readonly moment: Moment,
  ) {
    super();
  }
}

@QueryHandler(TimelineOfClient)
export class TimelineOfClientHandler implements IQueryHandler<TimelineOfClient> {
  constructor(private readonly views: ViewReader) {}

  /** @throws ClientUnknown */
  async execute({ facility, clientRef, moment }: TimelineOfClient): Promise<Timeline> {
    return timelineOf(factsOfClient(this.views, { clientRef, facility }), moment);
  }
}
