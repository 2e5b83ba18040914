import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { Public } from '../access/policy.js';
import { ReadinessBoard } from './readiness.js';

/** What those who run the host ask it. Public: it listens on the loopback address unless told otherwise, and tells nothing of clients. */
@ApiExcludeController()
@Controller()
export class OperationsController {
  constructor(
    private readonly board: ReadinessBoard,
    private readonly metrics: Registry,
  ) {}

  @Get('health/live')
  @Public({ summary: 'Whether the process answers' })
  live(): { readonly status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Public({ summary: 'Whether every part can do its work' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { ready, parts } = await this.board.read();
    reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', parts };
  }

  @Get('metrics')
  @Public({ summary: 'Metrics in the text format of Prometheus' })
  async measure(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.metrics();
  }
}
