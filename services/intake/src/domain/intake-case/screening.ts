import type { ScreeningBand, ScreeningInstrument, SelfHarmRisk } from '@continuum/contracts';

/** How an instrument is answered and read. Items are points in the instrument's order, reversed items already turned. */
interface Instrument {
  readonly items: number;
  readonly most: number;
  /** From which score on which band holds, ascending from 0. */
  readonly bands: readonly (readonly [from: number, band: ScreeningBand])[];
}

const yesOrNo = 1;

const summed = {
  'AUDIT-C': {
    items: 3,
    most: 4,
    bands: [
      [0, 'negative'],
      [3, 'positive-in-women'],
      [4, 'positive'],
      [8, 'high'],
    ],
  },
  'DAST-10': {
    items: 10,
    most: yesOrNo,
    bands: [
      [0, 'none'],
      [1, 'low'],
      [3, 'moderate'],
      [6, 'substantial'],
      [9, 'severe'],
    ],
  },
  'PHQ-9': {
    items: 9,
    most: 3,
    bands: [
      [0, 'minimal'],
      [5, 'mild'],
      [10, 'moderate'],
      [15, 'moderately-severe'],
      [20, 'severe'],
    ],
  },
  'GAD-7': {
    items: 7,
    most: 3,
    bands: [
      [0, 'minimal'],
      [5, 'mild'],
      [10, 'moderate'],
      [15, 'severe'],
    ],
  },
  'PC-PTSD-5': {
    items: 5,
    most: yesOrNo,
    bands: [
      [0, 'negative'],
      [3, 'possible'],
      [4, 'probable'],
    ],
  },
} satisfies Record<Exclude<ScreeningInstrument, 'C-SSRS'>, Instrument>;

export interface ScreeningResult {
  readonly score: number;
  readonly band: ScreeningBand;
  /** Where the instrument asks for it. */
  readonly selfHarmRisk?: SelfHarmRisk;
}

const isAnsweredAs = (items: readonly number[], count: number, most: number): boolean =>
  items.length === count && items.every((points) => Number.isInteger(points) && points >= 0 && points <= most);

/** What is asked in the sixth question: behavior in the past three months counts 2, earlier behavior 1. */
const behavior = { earlier: 1, pastThreeMonths: 2 } as const;

/**
 * The C-SSRS screener: five questions on ideation, yes or no, and the sixth on behavior. Three to five are asked only where
 * the second is answered yes. It has no sum: the score is the gravest ideation, 0 to 5.
 */
const isAnsweredAsColumbia = (items: readonly number[]): boolean => {
  const [, thoughts, ...rest] = items;
  const behaved = rest.at(-1) ?? -1;
  return (
    items.length === 6 &&
    isAnsweredAs(items.slice(0, 5), 5, yesOrNo) &&
    isAnsweredAs([behaved], 1, behavior.pastThreeMonths) &&
    (thoughts === 1 || rest.slice(0, 3).every((points) => points === 0))
  );
};

const readColumbia = (items: readonly number[]): ScreeningResult => {
  const score = items.slice(0, 5).lastIndexOf(1) + 1;
  const behaved = items[5] ?? 0;
  const risk = riskOfColumbia(score, behaved);
  return { score, band: risk, selfHarmRisk: risk };
};

const riskOfColumbia = (ideation: number, behaved: number): SelfHarmRisk => {
  if (ideation >= 4 || behaved === behavior.pastThreeMonths) return 'high';
  if (ideation === 3 || behaved === behavior.earlier) return 'moderate';
  return ideation > 0 ? 'low' : 'none';
};

/** PHQ-9 item 9 asks for thoughts of death or self-harm: any answer but "not at all" wants a look the same day (R21). */
const riskOfItemNine = (items: readonly number[]): SelfHarmRisk => ((items[8] ?? 0) >= 1 ? 'low' : 'none');

/** Whether these are answers to that instrument: so many items, each within its points. */
export const isAnswered = (instrument: ScreeningInstrument, items: readonly number[]): boolean =>
  instrument === 'C-SSRS' ? isAnsweredAsColumbia(items) : isAnsweredAs(items, summed[instrument].items, summed[instrument].most);

/** Score, band and danger, from items that `isAnswered` took. */
export const read = (instrument: ScreeningInstrument, items: readonly number[]): ScreeningResult => {
  if (instrument === 'C-SSRS') return readColumbia(items);

  const score = items.reduce((sum, points) => sum + points, 0);
  const bands: Instrument['bands'] = summed[instrument].bands;
  const band = bands.findLast(([from]) => score >= from)?.[1] ?? 'none';
  return { score, band, ...(instrument === 'PHQ-9' ? { selfHarmRisk: riskOfItemNine(items) } : {}) };
};
