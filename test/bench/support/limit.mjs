import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listening } from './product.mjs';

const script = fileURLToPath(new URL('./limit.process.mjs', import.meta.url));

/** Bare Fastify in a process of its own: `append FILE ANSWER` or `bytes FILE`. */
export class LimitServer {
  static async start(...args) {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new LimitServer(child, await listening(child, /listening on (\d+)/));
  }

  constructor(child, port) {
    this.child = child;
    this.port = port;
  }

  stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    return ended;
  }
}
