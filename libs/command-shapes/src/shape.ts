/** A class whose decorators say what is well formed; instances are what a route works with. */
export type Shape<T extends object = object> = new () => T;
