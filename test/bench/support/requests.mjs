import { randomUUID } from 'node:crypto';

const headOf = (method, path, token, more = '') => `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n${more}`;

/** A referral of a client nobody has heard of. */
export const referral = (token) => {
  const head = headOf('POST', '/referrals', token, 'content-type: application/json\r\n');
  return () => {
    const id = randomUUID();
    const body = `{"referralId":"referral-${id}","clientRef":"client-${id}","programId":"program-bench","source":1}`;
    return `${head}idempotency-key: ${id}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
};

/** One client's timeline after another. `asked` holds `[path, token]`. */
export const timelines = (asked) => {
  const requests = asked.map(([path, token]) => Buffer.from(`${headOf('GET', path, token)}\r\n`));
  let next = 0;
  return () => requests[next++ % requests.length];
};

/** The timeline of a client as it is once the view has come to `position`. */
export const waitingRead = (token, client, position) =>
  `${headOf('GET', `/clients/${client}/timeline`, token)}prefer: wait=10\r\ncontinuum-position: ${position}\r\n\r\n`;
