/** Who may knock. `admin` may do everything and need not be listed on a route. */
export const roles = ['intake-coordinator', 'scheduler', 'therapist', 'aftercare-coordinator', 'analyst', 'partner', 'admin'] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: unknown): text is Role => typeof text === 'string' && (roles as readonly string[]).includes(text);

/** The role under which a caller passes: the first of the route's roles that the caller has, else `admin`; none, and the door stays shut. */
export const passingRole = (held: readonly Role[], asked: readonly Role[]): Role | undefined =>
  asked.find((role) => held.includes(role)) ?? (held.includes('admin') ? 'admin' : undefined);
