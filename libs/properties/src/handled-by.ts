import 'reflect-metadata';

/** The names of the commands that a Nest module's handlers follow, as @nestjs/common and @nestjs/cqrs note them on classes. */
export const handledBy = (module: object): readonly string[] => {
  const providers: readonly object[] = Reflect.getMetadata('providers', module) ?? [];
  return providers.flatMap((provider) => {
    const command: (new () => { readonly type: string }) | undefined = Reflect.getMetadata('__commandHandler__', provider);
    return command === undefined ? [] : [new command().type];
  });
};
