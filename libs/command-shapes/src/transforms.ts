import { createRequire } from 'node:module';
import type { Shape } from './shape.js';

/** What class-transformer knows of a class: the part of its storage that is read here. */
export interface TransformerStorage {
  findTypeMetadata(target: Shape, property: string): { readonly typeFunction: () => Shape } | undefined;
  findTransformMetadatas(
    target: Shape,
    property: string,
    kind: number,
  ): readonly { readonly transformFn: (params: TransformParams) => unknown; readonly options?: { readonly groups?: readonly string[] } }[];
  getStrategy(target: Shape): string;
  getExposedMetadatas(target: Shape): readonly unknown[];
}

export interface TransformParams {
  readonly value: unknown;
  readonly key: string;
  readonly obj: unknown;
  readonly type: number;
  readonly options: object;
}

/** class-transformer's name for what it does to a body. */
export const plainToClass = 0;

// The storage is not among the package's exports for modules; what it exports to CommonJS is the one in use.
export const { defaultMetadataStorage: transforms } = createRequire(import.meta.url)('class-transformer/cjs/storage') as {
  defaultMetadataStorage: TransformerStorage;
};
