/** What a command line says when it cannot go on because of what it was given: one clear line and exit status 2. */
export class CommandError extends Error {
  readonly exitStatus: number

  constructor(message: string, exitStatus = 2) {
    super(message)
    this.exitStatus = exitStatus
  }
}

/** Runs `parse` (node:util parseArgs), whose complaints are the caller's mistakes, as a CommandError. */
export function parsedOrRefused<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new CommandError((error as Error).message.split('\n')[0])
  }
}
