/** `npm start`: the playground in the browser. Prints where it is and opens nothing by itself. */
import { startPlayground } from './server/start-playground.ts'
import { steps } from './steps.ts'

const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
const step = steps()
step(chinese ? '正在启动演练场' : 'Starting the playground')
const playground = await startPlayground({
  port: Number(process.env.PORT) || 0,
  locale: chinese ? 'zh' : 'en',
})
step()
const url = `${playground.url}&welcome=1`
process.stdout.write(
  chinese
    ? `
本机上的“常客”演练场，就像在 Google 表格里一样：

  ${url}

请在浏览器中打开。不会有任何数据离开这台电脑。按 Ctrl-C 结束。
`
    : `
Regulars in a local stand-in for Google Sheets:

  ${url}

Open it in your browser. Nothing leaves this machine. Ctrl-C ends it.
`,
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void playground.stop().then(() => process.exit(0)))
}
