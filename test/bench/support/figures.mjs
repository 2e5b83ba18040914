export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The value below which the share lies: `percentile(times, 0.99)`. */
export const percentile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

const spread = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

/**
 * Measures the limit and Continuum alternately, the other one first in every second round, so that what else the machine does
 * falls on both. The ratio is the median of the rounds' ratios. `limit` and `continuum` answer what they did per second.
 */
export const alternate = async ({ name, unit, goal, rounds, limit, continuum, told }) => {
  const seen = [];
  for (let round = 0; round < rounds; round++) {
    const once = {};
    for (const side of round % 2 === 0 ? ['limit', 'continuum'] : ['continuum', 'limit']) once[side] = await (side === 'limit' ? limit() : continuum());
    seen.push(once);
    told(`${name}, round ${round + 1} of ${rounds}: ${Math.round(once.continuum)} of ${Math.round(once.limit)} ${unit}`);
  }
  const ratios = seen.map((once) => once.continuum / once.limit);
  return {
    name,
    value: median(seen.map((once) => once.continuum)),
    limit: median(seen.map((once) => once.limit)),
    ratio: median(ratios),
    goal,
    unit,
    spread: spread(ratios),
  };
};

/** A figure without a limit; `goal` is the most it may be. */
export const absolute = ({ name, unit, goal, values }) => ({ name, value: median(values), limit: null, ratio: null, goal, unit, spread: spread(values) });

export const isMet = ({ ratio, value, goal }) => goal === null || (ratio === null ? value <= goal : ratio >= goal);
