import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { JSONWebKeySet } from 'jose';
import { EmbeddedKeys } from './embedded-keys.js';
import { Public } from './policy.js';

/** The public half of the embedded issuer's keys, for those who check its tokens. */
@ApiExcludeController()
@Controller()
export class JwksController {
  constructor(private readonly keys: EmbeddedKeys) {}

  @Get('.well-known/jwks.json')
  @Public({ summary: 'The keys that tokens are checked against' })
  jwks(): JSONWebKeySet {
    return this.keys.jwks;
  }
}
