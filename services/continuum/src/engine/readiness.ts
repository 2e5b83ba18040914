/** One part's answer to whether it can do its work, and if not, what is missing. No client data. */
export interface ReadinessReport {
  readonly name: string;
  readonly ready: boolean;
  readonly detail: string;
}
