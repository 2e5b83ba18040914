import { factsOfClient, renderTimeline, timelineOf } from '@continuum/journeys/views';
import { ViewDirectory, ViewDirectoryReader } from '@continuum/read-store';
import { readContinuumConfig } from '../continuum.config.js';
import { dataFolder } from '../engine/data-folder.js';
import { hasColour, say, sayJson } from './output.js';

interface TimelineOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly json: boolean;
}

/** Prints a client's continuum of care from the views of the data folder. @throws ClientUnknown */
export const timeline = (clientRef: string, { asOf, knownAt, json }: TimelineOptions): void => {
  const views = new ViewDirectoryReader(new ViewDirectory(dataFolder(readContinuumConfig().dataDirectory).views));
  try {
    const told = timelineOf(factsOfClient(views, { clientRef }), { asOf, knownAt });
    if (json) sayJson(told);
    else say(renderTimeline(told, { colour: hasColour() }));
  } finally {
    views.close();
  }
};
