import { connect } from 'node:net';

const lengthShape = /\r\ncontent-length: (\d+)/i;

/** One HTTP/1.1 connection kept alive, one request at a time. As little as can be, so that the load costs little beside what it loads. */
export class Connection {
  #parts = [];
  #have = 0;
  #whole = -1;
  #waiting;
  #rejected;

  constructor(port) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (bytes) => this.#take(bytes));
    this.socket.on('error', (error) => this.#rejected?.(error));
    this.socket.on('close', () => this.#rejected?.(new Error('The connection was closed.')));
  }

  /** The status and the head of the answer; its body is received and left. */
  ask(bytes) {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve;
      this.#rejected = reject;
      this.socket.write(bytes);
    });
  }

  /** Whether the server has not ended it: it does so where nothing is asked for a minute. */
  get isOpen() {
    return this.socket.readyState === 'open' || this.socket.connecting;
  }

  close() {
    this.#rejected = undefined;
    this.socket.destroy();
  }

  #take(bytes) {
    this.#have += bytes.length;
    if (this.#whole < 0) {
      this.#parts.push(bytes);
      const received = this.#parts.length === 1 ? bytes : Buffer.concat(this.#parts);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.head = received.latin1Slice(0, end);
      this.#whole = end + 4 + Number(lengthShape.exec(this.head)?.[1] ?? 0);
    }
    if (this.#have < this.#whole) return;
    this.#parts = [];
    this.#have = 0;
    this.#whole = -1;
    this.#waiting(Number(this.head.slice(9, 12)));
  }
}
