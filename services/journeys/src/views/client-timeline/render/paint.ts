import { styleText } from 'node:util';

export type Ink = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** Puts ink on text, or leaves it plain. */
export type Paint = (ink: Ink, text: string) => string;

/** The caller decides about colour, not the terminal that happens to be there. */
export const painter = (colour: boolean): Paint => (colour ? (ink, text) => styleText(ink, text, { validateStream: false }) : (_ink, text) => text);
