/** Chinese. Written, not translated word by word. */
import { LABELS } from '../../../worker/contract.ts'
import { dayWords, figure, money, percent } from './figures.ts'
import type { SidebarWords } from './types.ts'

const reasons = LABELS.zh.contactReason as SidebarWords['reasons']

function day(iso: string, today: string): string {
  const days = dayWords(iso, today)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days === -1) return '昨天'
  if (days !== undefined && days > 1 && days <= 13) return `${days}天后`
  if (days !== undefined && days < -1 && days >= -13) return `${-days}天前`
  return plainDay(iso, today)
}
function plainDay(iso: string, today: string): string {
  const [year, month, date] = iso.split('-')
  const text = `${Number(month)}月${Number(date)}日`
  return year === today.slice(0, 4) ? text : `${year}年${text}`
}

export const zh: SidebarWords = {
  views: { home: '首页', customer: '客户', contacts: '联系', search: '查找', settings: '设置' },
  viewsLabel: '视图',
  loading: '正在读取表格…',
  noAnswer: 'Google 没有响应。您自己的单元格没有改动，请一分钟后再试。',
  tryAgain: '再试一次',
  close: '关闭',
  cancel: '取消',
  save: '保存',
  setUp: '开始设置',
  more: '更多',
  figure,
  money,
  day,
  date: plainDay,
  month: (iso) => `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月`,
  percent,
  customers: (count) => `${figure(count)} 位客户`,
  home: {
    whatItIs: '“常客”读取您的订单，在每位客户旁边写上分群、会员等级和下次联系日期。',
    steps: ['连接您的 Worker，看一看识别的结果。', '更新一次，各列就会自动填好。'],
    notSetUp: '已连接。请选择订单和客户在哪些工作表、哪些列里。',
    neverUpdated: '已设置完成。第一次更新会读取订单并填写各列。',
    updated: (minutes) =>
      minutes < 1
        ? '刚刚更新'
        : minutes < 60
          ? `上次更新于 ${minutes} 分钟前`
          : minutes < 48 * 60
            ? `上次更新于 ${Math.floor(minutes / 60)} 小时前`
            : `上次更新于 ${Math.floor(minutes / 1440)} 天前`,
    counts: (customers, orders) => `客户 ${figure(customers)} 位，订单 ${figure(orders)} 笔`,
    update: '立即更新',
    preview: '预览',
    steps_: {
      reading: (_done, total) => (total > 0 ? `正在读取 ${figure(total)} 行` : '正在读取表格'),
      preparing: () => '正在查找变化',
      sending: (_done, total) => (total > 0 ? `正在发送 ${figure(total)} 块变化的数据` : '正在发送变化的数据'),
      scoring: () => '正在计算分群、等级和日期',
      writing: (_done, total) => (total > 0 ? `正在写入 ${figure(total)} 行` : '正在写入'),
    },
    starting: '正在开始',
    cancelling: '正在停止，不会写入任何内容',
    changed: (cells) => (cells === 0 ? '没有需要改动的内容。' : `更新了 ${figure(cells)} 个单元格。`),
    undo: '撤销',
    undoing: '正在恢复原来的内容…',
    undone: '上次更新已撤销。',
    dueToday: (count) => `今天该联系 ${figure(count)} 位`,
    dueWeek: (count) => `七天内共 ${figure(count)} 位`,
    noDates: '还没有写下次联系日期。',
    problems: (count) => `有 ${figure(count)} 处需要看一下`,
    since: (iso) => `与 ${plainDay(iso, '')} 相比`,
    change: (change) => (change > 0 ? `+${figure(change)}` : `−${figure(-change)}`),
    unchanged: '没有变化',
    nextRun: '下次运行',
    noSchedule: '还没有设置定时更新。',
  },
  preview: {
    title: '更新会改动什么',
    working: '正在计算会有哪些变化，不写入任何内容。',
    nothing: '更新不会改动任何内容。',
    would: (changed, customers, cells) =>
      `会改动 ${figure(cells)} 个单元格，涉及 ${figure(customers)} 位客户中的 ${figure(changed)} 位。`,
    moves: '等级与分群的变动',
    rows: '逐位客户',
    fromTo: (from, to) => `${from} → ${to}`,
    empty: '空白',
    firstRows: (shown, all) => `共 ${figure(all)} 位，列出前 ${figure(shown)} 位。`,
  },
  customer: {
    none: '在表格里选中一位客户或一笔订单所在的行，这里就会显示这位客户。',
    showSelected: '显示所选行',
    row: (row) => `第 ${figure(row)} 行`,
    nextContact: '下次联系',
    noContact: '目前不需要联系。',
    log: '记录联系',
    override: '自己决定',
    spend: '每月消费',
    spendYear: (amount) => `12 个月共 ${amount}`,
    cycle: (days) => `大约每 ${figure(days)} 天购买一次。`,
    next: (on, from, to) => `如果再来，大约在${on}（${from} – ${to}）。`,
    chance: (share) => `90 天内来的可能性 ${share}。`,
    likes: '偏好',
    referrals: (customers, spend) => `带来 ${figure(customers)} 位客户，12 个月共消费 ${spend}。`,
    why: '为什么？',
    whyWorking: '正在查询计算依据…',
    inSentences: '全部说明',
    whyHeads: ['项目', '数值', '与谁相比', '得分', '怎样会改变'],
    ordersTitle: (count) => `订单 ${figure(count)}`,
    contactsTitle: (count) => `联系记录 ${figure(count)}`,
    fieldsTitle: '表格里的资料',
    columnsTitle: '“常客”填写的内容',
    notScored: '这位客户还没有计分：还没有计入的订单。',
    ownChoice: (value, until, reason) =>
      `您的指定：${value}${until ? `，到${until}为止` : ''}${reason ? `（${reason}）` : ''}`,
    takeBack: '取消指定',
  },
  why: {
    recency: '最近一次消费',
    frequency: (days) => (days > 0 ? `${figure(days)} 天内消费次数` : '累计消费次数'),
    monetary: (days) => (days > 0 ? `${figure(days)} 天内消费金额` : '累计消费金额'),
    daysAgo: (days) => (days === 0 ? '今天' : `${figure(days)} 天前`),
    orders: (count) => `${figure(count)} 次`,
    betterThan: (share, buyers) => `在 ${buyers} 位买家中，好于 ${share}`,
    scoreOf: (score, best) => `${score} 分（满分 ${best}）`,
    recencyNeeded: (days, score) =>
      days <= 0 ? `今天消费可得 ${score} 分` : `${figure(days)} 天内消费可得 ${score} 分`,
    frequencyNeeded: (orders, score) => `达到 ${figure(orders)} 次可得 ${score} 分`,
    monetaryNeeded: (amount, score) => `达到 ${amount} 可得 ${score} 分`,
    grid: (recency, orders, spend, segment) =>
      `${segment}：最近消费 ${recency} 分，次数 ${orders} 分，金额 ${spend} 分`,
    guard: {
      longAgo: '但距上次消费太久',
      notLongAgo: '但距上次消费还不算久',
      boughtBefore: '但这不是第一次消费',
    },
    rule: (name) => `由您的规则“${name}”指定`,
    yours: '按您的指定',
    windows: { rolling: '最近 365 天', calendar: '今年', lifetime: '累计' },
    tierEarned: (amount, window) => `${window} ${amount}`,
    tierUntil: (on) => `有效期至${on}`,
    tierKeep: (tier, on, missing) => `${tier}，有效期至${on}${missing ? `；再有 ${missing} 即可保级` : ''}。`,
    tierNext: (missing, tier) => `再有 ${missing} 升为${tier}。`,
    outcomes: {
      chosen: '就选这一个',
      later: '在后面',
      noLegalDay: '没有可以联系的日子',
      contacted: '之后已经联系过',
      tooLate: '已经太晚',
      overdue: '过期太久',
    },
  },
  log: {
    title: '记录联系',
    kind: '是哪一种？',
    contact: '我联系了客户',
    enquiry: '客户来咨询',
    channel: '方式',
    noChannel: '当面或其他',
    reason: '原因',
    noReason: '没有特别的原因',
    note: '备注',
    notePlace: '只留在表格里',
    saving: '正在写入…',
  },
  override: {
    title: '自己决定',
    what: '项目',
    segment: '客户分群',
    tier: '会员等级',
    nextContact: '下次联系',
    value: '指定为',
    choose: '请选择…',
    until: '截止日期',
    untilNote: '留空：一直有效，直到取消',
    reason: '原因',
    reasonPlace: '只留在表格里',
  },
  contacts: {
    today: '今天',
    week: '本周',
    list: '该联系的客户',
    nobodyToday: (tomorrow) =>
      tomorrow === 0
        ? '今天没有别的客户要联系，明天也没有。'
        : `今天没有别的客户要联系。明天有 ${figure(tomorrow)} 位。`,
    nobodyWeek: '七天内没有要联系的客户。',
    noDates: '还没有写下次联系日期。请在设置里选上“下次联系”，然后更新。',
    since: '应于',
    copy: '复制文字',
    copied: '已复制',
    copyFailed: '浏览器不允许复制。请选中文字后按 Ctrl+C。',
    sms: '短信',
    mail: '邮件',
    whatsapp: 'WhatsApp',
    call: '打电话',
    done: '已联系',
    doneOn: '已联系',
    later: '以后',
    laterDays: (days) => `${days} 天后`,
    message: '信息',
    template: '文字',
    forAll: '语言',
    language: '信息使用的语言',
    noConsent: '客户没有同意接收信息。',
    noAddress: '表格里没有电话或邮箱。',
    blocked: LABELS.zh.contactBlocked as Record<string, string>,
    reasonsWorking: '正在查询联系原因…',
    more: (shown, all) => `共 ${figure(all)} 位，列出前 ${figure(shown)} 位。联系完的会腾出位置。`,
    show: '在表格里查看',
    subject: (shop) => shop,
  },
  search: {
    label: '查找客户',
    place: '姓名、电话、邮箱、公司…',
    loading: (read, all) => `已读取 ${figure(read)} / ${figure(all)} 行，已读的可以先查。`,
    loadingOthers: '正在读取其他列…',
    ready: (all) => `共 ${figure(all)} 位客户，全部列可查。`,
    nobody: '没有找到。请试试姓名的一部分或电话的后几位。',
    found: (shown, all) =>
      all > shown ? `共 ${figure(all)} 位，列出前 ${figure(shown)} 位。` : `找到 ${figure(all)} 位。`,
    hint: '用方向键选择，按回车跳到该行。',
    reload: '重新读取',
  },
  settings: {
    title: '设置',
    openTab: '打开“设置”工作表',
    noTab: '还没有“设置”工作表，完成设置后会生成。',
    setUp: '设置：表、列、连接',
    language: '侧边栏的语言',
    tiers: '会员等级',
    tierUp: '升级需要',
    tierKeep: '保级需要',
  },
  reasons,
  messages: {
    owner: '{name}您好，我是{shop}。最近怎么样？有需要随时告诉我们。',
    expiry: '{name}您好，您在{shop}的权益快到期了，记得来用，期待见到您。',
    birthday: '{name}，生日快乐！{shop}全体祝您开心每一天。',
    repurchase: '{name}您好，您的{product}快用完了吧？要不要{shop}先给您留一份？',
    welcome: '{name}您好，感谢您第一次光临{shop}。用得还满意吗？',
    winBack: '{name}您好，好久没在{shop}见到您了，很想念您。有什么需要可以告诉我们。',
    holiday: '{name}您好，{shop}祝您节日快乐。',
    introduce: '{name}您好，我是{shop}。欢迎您有空来看看，我们很乐意为您介绍。',
  },
}
