import type { Order } from '@continuum/event-sourcing';

/** An order as the door would have made it: Monday 2026-03-02 09:00 UTC, facility-north, an admin. */
export const order = (over: Partial<Order> = {}): Order => ({
  commandId: '019caddb-a400-7000-8000-000000000001',
  now: '2026-03-02T09:00:00.000Z',
  by: { ref: 'staff-1', role: 'admin' },
  facility: 'facility-north',
  correlationId: 'correlation-1',
  ...over,
});
