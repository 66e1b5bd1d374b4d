/**
 * An owner writes what is said to customers who were loyal once, in Chinese: what is copied, what the SMS link holds and
 * what the Contact list says are that text from then on, for those customers alone.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { AS_OF, fill, rowOf, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { arrive, type Person, WORKER_ADDRESS } from './person.ts'

const DAY_MS = 86_400_000

let browser: Browser
let playground: Playground
let owner: Person

/** Two who came every 20 days until they stayed away, so that both are to be won back. */
function quietShop(): Workbook {
  const workbook = new Workbook({ id: 'quiet', timeZone: 'Asia/Shanghai', locale: 'zh_CN' })
  workbook.name = '川味小馆'
  const orders: Value[][] = [['客户编号', '下单时间', '金额']]
  for (const id of ['K1', 'K2'])
    for (let k = 0; k < 8; k++)
      orders.push([id, new Date(Date.parse(AS_OF) - (284 + 20 * k) * DAY_MS).toISOString().slice(0, 10), 50])
  fill(workbook, '订单', orders)
  fill(workbook, '客户', [
    ['客户编号', '姓名', '电话'],
    ['K1', '王芳', '+86 138 0013 8000'],
    ['K2', '李强', '+86 138 0013 8001'],
  ])
  return workbook
}

beforeAll(async () => {
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: quietShop(), locale: 'zh', today: AS_OF, sleepShare: 0.02 }),
  ])
  await call('connect', { workerUrl: WORKER_ADDRESS, setupKey: playground.setupKey })
  await call('saveSetUp', {})
  await call('updateNow', { quiet: true })
  const customers = tabOf(await playground.workbook(), '客户')
  for (const [id, value] of [
    ['K1', '曾经忠诚'],
    ['K2', '休眠客户'],
  ])
    await call('setOverride', { row: rowOf(customers, id), id, column: 'segment', value, until: '', reason: '' })
  await call('updateNow', { quiet: true })
  owner = await arrive(browser, playground, 'zh')
  await owner.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await owner.choose('contactsToday')
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})

/** One of the script's functions, called by no page. */
async function call(functionName: string, choices: object): Promise<void> {
  const json = JSON.stringify([JSON.stringify(choices)])
  const answer = JSON.parse(JSON.parse((await playground.session.ask('page', { functionName, json })).json))
  if (!answer.ok) throw new Error(answer.message)
}

it('is kept for one segment, copied, linked and listed', async () => {
  const { page, sidebar, words } = owner
  const { contacts, save } = words.sidebar
  const person = (name: string) =>
    sidebar.getByRole('list', { name: contacts.list }).getByRole('listitem').filter({ hasText: name })
  const [fang, qiang] = [person('王芳'), person('李强')]
  const textOf = (one: typeof fang) => one.getByLabel(contacts.template, { exact: true })
  for (const one of [fang, qiang]) await one.getByRole('button', { name: new RegExp(`^${contacts.message}`) }).click()
  // First the words that everybody has, then those for the segment.
  await expect.poll(() => textOf(fang).inputValue()).toMatch(/^王芳您好，您是川味小馆的老朋友/)
  await expect.poll(() => textOf(qiang).inputValue()).toMatch(/^李强您好，好久不见，川味小馆添了不少新东西/)
  const dormant = await textOf(qiang).inputValue()

  await fang.getByRole('button', { name: contacts.editAll }).click()
  await fang.getByLabel(contacts.whom).selectOption({ label: contacts.onlySegment('曾经忠诚') })
  const template = fang.getByLabel(contacts.editAll)
  await template.fill('{姓名}，{电话}')
  await fang.getByRole('button', { name: save }).click()
  await fang.getByRole('alert').getByText('{name}、{product}、{tier}、{shop}').waitFor()
  expect(await violations(await owner.frame('sidebar'))).toEqual([])
  await template.fill('{姓名}，{店名}的老味道还在，随时等您。')
  await fang.getByRole('button', { name: save }).click()

  const own = '王芳，川味小馆的老味道还在，随时等您。'
  await expect.poll(() => textOf(fang).inputValue()).toBe(own)
  expect(await textOf(qiang).inputValue()).toBe(dormant)
  const sms = (await fang.getByRole('link', { name: contacts.sms }).getAttribute('href')) ?? ''
  expect(sms).toBe(`sms:+8613800138000?body=${encodeURIComponent(own)}`)
  await fang.getByRole('button', { name: contacts.copy }).click()
  await fang.getByText(contacts.copied).waitFor()
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(own)

  // Another language, then another kind, for this one message.
  await fang.getByLabel(contacts.itsLanguage).selectOption('en')
  await expect.poll(() => textOf(fang).inputValue()).toMatch(/^Hello 王芳, you were one of our regulars/)
  await fang.getByLabel(contacts.kind).selectOption('birthday')
  await expect.poll(() => textOf(fang).inputValue()).toMatch(/^Hello 王芳, .*best wishes for your birthday/)
  expect(await violations(await owner.frame('sidebar'))).toEqual([])

  await call('showContactList', { quiet: true })
  const workbook = await playground.workbook()
  const texts = tabOf(workbook, '联系名单')
    .values()
    .slice(1)
    .map((cells) => cells[5])
  expect(texts.toSorted()).toEqual([own, dormant].toSorted())
  const settings = tabOf(workbook, '设置').values()
  const first = settings[0].indexOf('消息')
  expect(settings[1].slice(first, first + 4)).toEqual([
    '挽回',
    '曾经忠诚',
    '中文',
    '{姓名}，{店名}的老味道还在，随时等您。',
  ])
})
