import { Type, type TSchema } from '@sinclair/typebox';

/** An object with these fields and no others. */
export const fixed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });

/** A list of at most so many. */
export const list = <S extends TSchema>(item: S, maxItems = 20) => Type.Array(item, { maxItems });
