/**
 * How far the views have come, for readers that wait for their own write. The composition provides it.
 * A view's position is that of the last event it has consumed, whether or not the event concerned it.
 */
export abstract class ViewPositions {
  /** The position up to which the view has consumed the log; undefined where there is no such view. */
  abstract positionOf(view: string): number | undefined;

  /**
   * Whether the view came as far as `position` before `signal` aborted; at once where it was there already. It may wait for more,
   * such as what followed from that position. Never rejects for having waited in vain.
   */
  abstract waitFor(view: string, position: number, signal: AbortSignal): Promise<boolean>;

  /** The position of the last event in the log. */
  abstract head(): number;
}
