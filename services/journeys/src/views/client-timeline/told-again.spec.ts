import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ViewDirectory, ViewDirectoryReader, ViewSubscriber, type GenerationFile } from '@continuum/read-store';
import { ViewPositions } from '@continuum/service-host';
import { aJourney } from '../../testing/a-journey.js';
import { logged } from '../../testing/told.js';
import { ClientUnknown } from './client-facts.js';
import { TimelineOfClient, TimelineOfClientHandler } from './client-timeline.query.js';
import { clientTimeline } from './client-timeline.view.js';

class Positions extends ViewPositions {
  position = 0;
  positionOf(): number {
    return this.position;
  }
  waitFor(): Promise<boolean> {
    return Promise.resolve(true);
  }
  head(): number {
    return this.position;
  }
}

const log = logged(aJourney()).map((event, index) => ({ ...event, position: index + 1, digest: Buffer.alloc(32) }));

describe('a timeline that is asked for again', () => {
  let root: string;
  let directory: ViewDirectory;
  let generation: GenerationFile;
  let reader: ViewDirectoryReader;
  let positions: Positions;
  let handler: TimelineOfClientHandler;

  const fill = (into: GenerationFile, from: number, to: number): void => {
    new ViewSubscriber(into).consume(log.slice(from, to), { position: to, count: to, hash: '' });
    positions.position = to;
  };
  const asked = (facility = log[0]?.facility ?? '', moment = {}): Promise<Buffer> => handler.execute(new TimelineOfClient(facility, 'client-1', moment));
  const factsOf = (bytes: Buffer): unknown => (JSON.parse(bytes.toString()) as { readonly facts: unknown }).facts;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-told-'));
    directory = new ViewDirectory(root);
    generation = directory.openCurrent(clientTimeline);
    reader = new ViewDirectoryReader(directory);
    positions = new Positions();
    handler = new TimelineOfClientHandler(reader, positions);
    fill(generation, 0, 10);
  });

  afterEach(() => {
    reader.close();
    generation.close();
    rmSync(root, { recursive: true });
  });

  it('is the same bytes while nothing has happened to the client', async () => {
    const first = await asked();
    expect(await asked()).toBe(first);
    fill(generation, 10, 10);
    expect(await asked()).toBe(first);
  });

  it('has what happened since, as soon as the view is known to have moved', async () => {
    expect(factsOf(await asked())).toBe(10);
    fill(generation, 10, 11);
    expect(factsOf(await asked())).toBe(11);
  });

  it('has what another generation has that answers now', async () => {
    new ViewSubscriber(generation).consume(log.slice(12, 14), { position: 14, count: 12, hash: '' });
    positions.position = 14;
    expect(factsOf(await asked())).toBe(12);
    const late = directory.openNext(clientTimeline);
    fill(late, 0, 14);
    directory.switchTo(clientTimeline, late.number);
    positions.position += 1;
    expect(factsOf(await asked())).toBe(14);
    late.close();
  });

  it('is told of the same moment alone, and to the same facility alone', async () => {
    const all = await asked();
    expect(factsOf(await asked(undefined, { knownAt: '2020-01-01' }))).toBe(0);
    expect(await asked()).toBe(all);
    await expect(asked('facility-of-others')).rejects.toThrow(ClientUnknown);
  });
});
