import { Controller, Get, Module, Post, Put, type Type } from '@nestjs/common';
import { CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Type as Transformed } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsInstant, IsMinutes, IsRef } from '@continuum/command-shapes';
import { DomainError, StoreUnavailable, type Order, type Outcome, type RefusalKind } from '@continuum/event-sourcing';
import { Allowed, Asked, Caller, CommandDoor, Commanded, Given, Ordered, Page, Paged, Public, Queried, ViewPositions, type PageAnswer } from '../index.js';

/** A small ward with one kind of thing, a bed, to try the host on. What it is told it keeps in memory. */
export class Place {
  @IsRef() placeRef!: string;
  @IsMinutes() minutes!: number;
}

export class OpenBed {
  readonly type = 'OpenBed';
  @IsRef() bedId!: string;
  @IsMinutes() minutes!: number;
  @IsOptional() @IsArray() @ArrayMaxSize(3) @ValidateNested({ each: true }) @Transformed(() => Place) places?: Place[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class CloseBed {
  readonly type = 'CloseBed';
  @IsRef() bedId!: string;
  @IsRef() reason!: string;
  order!: Order;
}

export class BedRefused extends DomainError {
  readonly code = 'ward.bed-refused';

  constructor(readonly kind: RefusalKind) {
    super('Bed bed-1 is refused.', { bedId: 'bed-1' });
  }
}

export const followed: (OpenBed | CloseBed)[] = [];

/** What a reason makes of closing a bed: each way a command can end. */
const endings: Readonly<Record<string, () => Promise<never>>> = {
  unavailable: () => Promise.reject(new StoreUnavailable('The store does not answer.')),
  crash: () => Promise.reject(new Error('Jane Roe, born 1980-01-01')),
  ...Object.fromEntries(
    (['invalid', 'not-found', 'refused', 'conflict', 'precondition', 'forbidden'] as const).map((kind) => [kind, () => Promise.reject(new BedRefused(kind))]),
  ),
};

const outcomeOf = (stream: string, commandId: string, type: string): Outcome => ({
  stream,
  position: followed.length,
  revision: 3,
  events: [{ id: commandId, type, data: { stream } }],
  repeated: followed.filter(({ order }) => order.commandId === commandId).length > 1,
});

@CommandHandler(OpenBed)
export class OpenBedHandler implements ICommandHandler<OpenBed> {
  execute(command: OpenBed): Promise<Outcome> {
    followed.push(command);
    return Promise.resolve(outcomeOf(`bed-${command.bedId}`, command.order.commandId, 'BedOpened'));
  }
}

export const held: { release: () => void } = { release: () => undefined };

@CommandHandler(CloseBed)
export class CloseBedHandler implements ICommandHandler<CloseBed> {
  async execute(command: CloseBed): Promise<Outcome> {
    if (command.reason === 'slow') await new Promise<void>((release) => Object.assign(held, { release }));
    await endings[command.reason]?.();
    followed.push(command);
    return outcomeOf(`bed-${command.bedId}`, command.order.commandId, 'BedClosed');
  }
}

export class BedsAsked {
  @IsOptional() @IsInstant() asOf?: string;
  @IsOptional() @Transformed(() => Number) @IsInt() @Min(1) @Max(9) floor?: number;
}

export class Pillow {
  @IsRef() bedId!: string;
  @IsMinutes() minutes!: number;
}

const everyBed = Array.from({ length: 7 }, (_, index) => `bed-${index}`);

@ApiTags('Beds')
@Controller('beds')
export class BedsController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(OpenBed, { roles: ['scheduler'], makes: 'bedId', summary: 'A bed is opened' })
  open(@Ordered() command: OpenBed): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':bedId/close')
  @Commanded(CloseBed, { roles: ['scheduler', 'therapist'], summary: 'A bed is closed' })
  close(@Ordered() command: CloseBed): Promise<Outcome> {
    return this.door.send(command);
  }

  @Get()
  @Queried({ roles: ['analyst'], view: 'beds', summary: 'Which beds there are', asks: BedsAsked, paged: true, answers: { type: 'string' } })
  list(@Asked() asked: BedsAsked, @Paged({ usual: 3 }) page: Page): PageAnswer<string> {
    const from = page.after === undefined ? 0 : everyBed.indexOf(String(page.after[0])) + 1;
    return page.answer(everyBed.slice(from, from + page.take).slice(0, asked.floor ?? 9), (bed) => [bed]);
  }

  @Get('me')
  @Queried({ roles: ['analyst', 'therapist'], view: 'beds', summary: 'Who asks' })
  me(@Caller() caller: Caller): Caller {
    return caller;
  }

  @Put(':bedId/pillow')
  @Allowed({ roles: [], summary: 'A pillow is laid', body: Pillow, status: 204 })
  lay(@Given() pillow: Pillow): void {
    if (pillow.minutes === 13) throw new BedRefused('refused');
  }

  @Get('open-to-all')
  @Public()
  openToAll(): string {
    return 'open';
  }
}

/** Positions that a spec sets by hand. */
export class HandSetPositions extends ViewPositions {
  #position = 4;
  #waiting: { readonly position: number; readonly come: (came: boolean) => void }[] = [];

  positionOf(view: string): number | undefined {
    return view === 'beds' ? this.#position : undefined;
  }

  waitFor(_view: string, position: number, signal: AbortSignal): Promise<boolean> {
    if (position <= this.#position) return Promise.resolve(true);
    return new Promise((come) => {
      this.#waiting.push({ position, come });
      signal.addEventListener('abort', () => come(false));
    });
  }

  head(): number {
    return 10;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  set(position: number): void {
    this.#position = position;
    this.#waiting = this.#waiting.filter(({ position: wanted, come }) => (wanted <= position ? void come(true) : true));
  }
}

/** The ward as a service's module. */
@Module({ imports: [CqrsModule], controllers: [BedsController], providers: [OpenBedHandler, CloseBedHandler] })
export class WardModule {}

/** A controller with a route that forgot to say who may pass. */
export const forgetfulModule = (): Type => {
  @Controller('forgotten')
  class ForgottenController {
    @Get() find(): string {
      return 'nobody said who';
    }
  }
  @Module({ controllers: [ForgottenController] })
  class ForgetfulModule {}
  return ForgetfulModule;
};
