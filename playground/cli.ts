/**
 * The command `regulars`: picks the subcommand. Decides usage and exit status; the work is in commands/. Standard
 * output is the subcommand's result and nothing else; everything said on the way goes to standard error.
 */
import { CommandError } from './command-error.ts'

const USAGE = `Usage:
  npm run --silent regulars -- update WORKBOOK [--out OUT] [--as-of DATE] [--columns LIST|all] [--locale en|zh]
                                      [--settings FILE.json] [--adopt] [--json]
  npm run --silent regulars -- backtest WORKBOOK --cutoff DATE [--as-of DATE] [--json]
  npm run --silent regulars -- score REQUEST.json      (- reads standard input)

update    scores a workbook (.xlsx, or a folder with orders.csv and perhaps customers.csv)
backtest  tells how good next-order dates given on an earlier day would have been
score     sends one request to a local Worker's POST /v1/score and prints the answer
`

type Command = (args: string[]) => Promise<void>
const COMMANDS: Record<string, () => Promise<Command>> = {
  update: async () => (await import('./commands/update.ts')).update,
  backtest: async () => (await import('./commands/backtest.ts')).backtest,
  score: async () => (await import('./commands/score.ts')).score,
}

const [name, ...args] = process.argv.slice(2)
try {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE)
  } else if (Object.hasOwn(COMMANDS, name)) {
    const run = await COMMANDS[name]()
    await run(args)
  } else {
    throw new CommandError(`There is no command "${name}". Try: npm run --silent regulars -- --help`)
  }
} catch (error) {
  const told = error instanceof CommandError
  process.stderr.write(
    `${told ? error.message : `This is a bug, please report it: ${(error as Error).stack ?? error}`}\n`,
  )
  process.exitCode = told ? error.exitStatus : 1
}
