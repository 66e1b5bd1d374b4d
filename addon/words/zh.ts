/** Chinese. Written, not translated word by word. */
import { roleName } from './dialog.ts'
import { figure } from './figure.ts'
import type { Words } from './types.ts'

export const zh: Words = {
  menu: {
    title: '常客',
    updateNow: '立即更新',
    openSidebar: '打开侧边栏',
    contactsToday: '今天该联系谁',
    undo: '撤销上次更新',
    reports: '联系与报表',
    contactList: '联系名单',
    dashboard: '看板',
    settings: '设置',
    settingsTab: '打开“设置”工作表',
    setUp: '设置向导',
    schedule: '定时更新',
    connection: '连接与密钥',
    help: '帮助',
  },
  tabs: { customers: '客户', problems: '待处理问题', settings: '设置', memory: '常客记录', contactLog: '联系记录' },
  headers: {
    segment: '客户分群',
    tier: '会员等级',
    nextContact: '下次联系',
    contactReason: '联系原因',
    contactChannel: '建议渠道',
    contactBlocked: '不联系的原因',
    lifecycle: '生命周期',
    valueClass: '价值等级',
    spendClass: '消费水平',
    rfmWeighted: '加权RFM',
    rfmClass: 'RFM类别',
    rfm: 'RFM',
    r: 'R',
    f: 'F',
    m: 'M',
    recencyDays: '距上次消费天数',
    frequency: '期内消费次数',
    monetary: '期内消费金额',
    cycleDays: '复购周期（天）',
    nextOrder: '预计下次消费',
    nextOrderFrom: '预计最早',
    nextOrderTo: '预计最晚',
    cycleConfidence: '周期可信度',
    churnRisk: '流失风险',
    pAlive: '仍是客户的可能性',
    expectedOrders90: '90 天预计购买次数',
    clv12: '12 个月预计消费',
    favourite: '偏好品类',
    favouriteChannel: '偏好渠道',
    favouriteStore: '偏好门店',
    favouriteTaste: '偏好口味',
    favouriteColour: '偏好颜色',
    favouriteSize: '偏好尺码',
    recommend: '推荐商品',
    referralSpend: '推荐消费',
    tierSince: '等级起始日',
    tierUntil: '等级有效期至',
    toNextTier: '距升级还差',
    toKeepTier: '保级还差',
    tags: '规则标签',
    segmentComputed: '客户分群（系统）',
    tierComputed: '会员等级（系统）',
    why: '为什么',
    segmentOverride: '指定分群',
    segmentOverrideFrom: '指定分群开始',
    segmentOverrideUntil: '指定分群截止',
    segmentOverrideReason: '指定分群原因',
    tierOverride: '指定等级',
    tierOverrideFrom: '指定等级开始',
    tierOverrideUntil: '指定等级截止',
    tierOverrideReason: '指定等级原因',
    contactOn: '指定联系日期',
    contactOnReason: '指定联系原因',
  },
  headerNote: '由“常客”填写',
  ownHeader: (header) => `${header}（常客）`,
  setUpTitle: '设置向导',
  scheduleTitle: '定时更新',
  connectionTitle: '与 Worker 的连接',
  help:
    '“常客”读取订单，在每位客户旁边写上分群、会员等级和下次联系日期。\n\n' +
    '立即更新：重新读取订单，只改写自己的列。\n' +
    '想自己决定，直接在分群、等级或下次联系里输入即可：下次更新会移到“指定”列，并一直照办。\n' +
    '设置：打开“设置”工作表，修改等级门槛、评分、联系规则等；下次更新时生效。\n' +
    '设置向导：读哪些列、写哪些列、发送哪些内容。\n\n' +
    '姓名、电话、邮箱和备注绝不会发送。',
  typedOn: (isoDate) => `${isoDate} 手动输入`,
  refusals: {
    notSetUp: () => '本文件还没有设置“常客”。请选择 常客 > 设置 > 设置向导。',
    notConnected: () => '“常客”还没有连接 Worker。请选择 常客 > 设置 > 设置向导。',
    busy: () => '其他人正在更新此表格，没有做任何改动。请一分钟后再试。',
    noOrders: () => '还没有订单表。订单表需要有客户、日期和金额三列，每列都有表头。没有做任何改动。',
    noCustomers: () => '还没有客户表。请选择 常客 > 设置 > 设置向导，由“常客”根据订单生成。',
    noRows: ({ tab }) => `工作表“${tab}”还没有数据，没有做任何改动。`,
    tabGone: ({ tab }) => `工作表“${tab}”不见了，没有做任何改动。请选择 常客 > 设置 > 设置向导 重新指定。`,
    headerMissing: ({ tab, header }) =>
      `“${tab}”里找不到“${header}”列，没有做任何改动。请恢复该列，或选择 常客 > 设置 > 设置向导。`,
    headerTwice: ({ tab, header }) => `“${tab}”里有两列都叫“${header}”，没有做任何改动。请改名其中一列。`,
    roleMissing: ({ tab, role }) => `请选择“${tab}”的哪一列是“${roleName('zh', String(role))}”。没有做任何改动。`,
    sameTab: ({ tab }) => `“${tab}”被选为两张表。没有做任何改动，请为其中一张另选工作表。`,
    foreignColumns: ({ headers, tab }) =>
      `“${tab}”里已有与“常客”相同的列：${String(headers).replace(/, /g, '、')}。没有做任何改动。请改名，或让“常客”接管。`,
    tooManyRows: ({ tab, rows, limit }) => `“${tab}”有 ${rows} 行，目前最多读取 ${limit} 行。没有做任何改动。`,
    badUrl: () => '这不是 Worker 地址。地址以 https:// 开头，中间没有空格。',
    unreachable: () => '连接不上 Worker，没有做任何改动。请一分钟后再试，或在 常客 > 设置 > 连接与密钥 里检查地址。',
    notTheWorker: () => '这个地址的回应不是“常客”的，没有做任何改动。请在 常客 > 设置 > 连接与密钥 里检查地址。',
    brokenAnswer: () => '收到的回应不完整或与本表不符，没有做任何改动。请一分钟后再试。',
    wrongSetupKey: () => 'Worker 不接受这个设置密钥，请重新复制。',
    unauthorized: () => 'Worker 不再接受本表的令牌，没有做任何改动。请选择 常客 > 设置 > 连接与密钥 重新连接。',
    erased: () => '本表在 Worker 上的数据已被清除，没有做任何改动。请选择 常客 > 设置 > 连接与密钥 重新连接。',
    bookExists: () => '连接用时过长。请再点一次“连接”。',
    tooLarge: () => '表格行数超过 Worker 一次能处理的数量，没有做任何改动。',
    rateLimited: ({ minutes }) => `Worker 请求过多，没有做任何改动。请 ${figure(Number(minutes))} 分钟后再试。`,
    workerTrouble: () => 'Worker 出了问题，没有做任何改动。请一分钟后再试；如果一直如此，请查看 Worker 的日志。',
    refusedRequest: ({ detail }) => `Worker 看不懂这次请求（${detail}），没有做任何改动。请检查设置。`,
    protectedRange: ({ tab }) => `“${tab}”里“常客”要写的区域受保护，您没有权限。请联系文件所有者。`,
    typedColumn: ({ tab }) => `“${tab}”是带列类型的表格，无法写入。请转换为普通区域，或取消“常客”各列的类型。`,
    sheetRefused: ({ tab }) =>
      `“${tab}”中有数据验证规则不允许“常客”写入自己的列。您自己的单元格没有改动。请在“数据 > 数据验证”中去掉这些列的规则，然后再次更新。`,
    wrongSetting: ({ key, name, expected }) => `设置项“${name}”（${key}）的值不对。${expected}没有做任何改动。`,
    propertyFull: ({ bytes, limit }) => `设置内容过大（${bytes} / ${limit} 字节）。请缩短等级名称或减少节假日。`,
    nothingToUndo: () => '没有可撤销的更新，没有做任何改动。',
    tooMuchToUndo: () => '上次更新改动太多，没有保存旧值，没有做任何改动。可用 文件 > 版本历史记录 恢复。',
    customerGone: ({ tab }) => `“${tab}”里已没有这位客户，没有做任何改动。请重新选择该行。`,
    badTiers: () => '各等级的名称不能相同，金额要从 0 起依次升高。没有做任何改动。',
    badRule: ({ rule, message }) => `规则“${rule}”：${message}没有做任何改动。`,
    badMessage: ({ message }) => `${message}没有做任何改动。`,
    tooManyMessages: () => '消息文字太多，放不下了，没有做任何改动。请在“设置”工作表里缩短或删去几条。',
    badChoice: () => '“常客”不认识这个分群、等级或日期，没有做任何改动。',
    cancelled: () => '更新已取消，没有做任何改动。',
    outOfTime: () =>
      'Google 规定一次更新最多六分钟，还没开始写入时间就用完了，没有做任何改动。请再次选择 常客 > 立即更新 继续：已发送的内容会保留。',
    bookBusy: ({ minutes }) =>
      `Worker 上正在进行此表格的另一次更新，没有做任何改动。请 ${figure(Number(minutes))} 分钟后再试。`,
    oldWorker: () => 'Worker 的版本比插件旧，不认识这个请求，没有做任何改动。请重新部署 Worker。',
    notConfigured: () => 'Worker 缺少密钥设置，没有做任何改动。请按 README 设置 SETUP_KEY 和 TOKEN_KEY。',
    dailyLimit: () => 'Worker 所在的 Cloudflare 账号今天的请求次数已用完，没有做任何改动。请明天再试。',
    googleQuota: () => 'Google 不允许此账号今天再发送请求，没有做任何改动。请明天再试。',
    noPermission: () =>
      'Google 不允许“常客”访问 Worker，没有做任何改动。请选择 常客 > 设置 > 设置向导 并同意所需权限；Marketplace 版只能访问 workers.dev 下的地址。',
    sheetsTrouble: () => 'Google 表格没有及时响应，您自己的单元格没有变化。请一分钟后再次选择“立即更新”。',
    storageFull: () =>
      'Google 不能再为此文件保存设置，您自己的单元格没有变化。请在“设置向导”里减少等级和列，或用短一些的名称。',
    workbookFull: () =>
      '此文件的单元格数量已达 Google 的上限，您自己的单元格没有变化。请删除空行空列后再次选择“立即更新”。',
    needsRights: () =>
      '“常客”缺少所需的 Google 权限，您自己的单元格没有变化。请选择 常客 > 设置 > 设置向导 并同意所需权限。',
    tooManyTriggers: () =>
      'Google 不允许您在此文件里再添加触发器，没有做任何改动。请在 扩展程序 > Apps 脚本 > 触发器 里删除一个，再保存定时更新。',
    tokenWaits: () =>
      'Worker 没有响应，新令牌还没有拿到。没有改动任何单元格。下次更新或再点一次“更换令牌”会继续完成，请在十分钟内进行。',
    keysWait: () =>
      'Worker 没有响应，密钥可能还没有换好。没有改动任何单元格，也不会再用旧密钥发送数据。下次更新或再点一次“更换密钥”会继续完成，请在十分钟内进行。',
    notDisconnected: () =>
      'Worker 没有确认已清除数据。此表格的令牌和密钥都还在，单元格也没有改动。请一分钟后再试，或选择“只在此表格里断开”。',
    stillLoading: ({ tab }) => `“${tab}”中的公式还在加载。没有任何改动，请一分钟后再试。`,
    keepsChanging: ({ tab }) => `读取“${tab}”时内容不断变化，没有做任何改动。请一分钟后再试。`,
  },
  contactLogHeaders: ['日期', '客户', '渠道', '原因', '备注', '姓名'],
  enquiry: '咨询',
  logged: (kind) => (kind === 'enquiry' ? '已写入“联系记录”。' : '已写入“联系记录”，下次更新时计入。'),
  postponed: '改到以后',
  settingsSaved: '已保存，下次更新起生效。',
  ruleTags: (header, begins) =>
    begins
      ? `标签会写进新增的“${header}”列。`
      : `标签现在看不到：没有写入“${header}”列。请在 常客 > 设置 > 设置向导 里勾选。`,
  overrideSet: (what) => (what === 'set' ? '已保存，下次更新起照此办理。' : '已取消，下次更新由系统重新判断。'),
  countsFor: (id) => `计入 ${id}（同一客户）`,
  sampleMade: ({ customers, orders }) =>
    `示例店铺已放进两张新工作表：${figure(customers)} 位客户，${figure(orders)} 行订单，全部是虚构的。`,
  undone: (restored, kept) =>
    (restored === 0 ? '没有可撤销的内容。' : `已恢复更新前的 ${figure(restored)} 个单元格。`) +
    (kept === 0 ? '' : `有 ${figure(kept)} 个单元格之后被改过，保持不变。`),
  bug: '出现了意外问题。您自己的单元格没有改动，请再次更新。',
  done: ({ customers, orders, changedCells, problems, clearedRows }) =>
    `客户 ${figure(customers)} 位，订单 ${figure(orders)} 笔。` +
    (changedCells === 0 ? '没有需要改动的内容。' : `更新了 ${figure(changedCells)} 个单元格。`) +
    (problems === 0 ? '' : `有 ${figure(problems)} 处需要看一下，见“待处理问题”。`) +
    (clearedRows === 0 ? '' : `有 ${figure(clearedRows)} 行一直在移动，已留空，请再次更新。`),
  ruleSkipped: (rule) => `规则“${rule}”未生效，原因见“待处理问题”。`,
  rulesSkipped: (sentences) =>
    sentences.length === 0
      ? ''
      : `${sentences[0]}${sentences.length === 1 ? '' : `另有 ${figure(sentences.length - 1)} 条规则未生效。`}`,
  problemsTab: {
    headers: ['工作表', '行', '列', '内容', '怎么办', '“常客”的处理'],
    none: '没有需要处理的内容。',
    count: (total, listed) =>
      `共 ${figure(total)} 处需要看一下${total > listed ? `，列出前 ${figure(listed)} 处` : ''}。其余各行都已读取。请在原处改正，下次更新后就会从这里消失。`,
    birthday: '请写成 1990-03-05、03-05 或 3月5日；农历请写成农历八月十五、正月初一或 L:08-15。',
    kindCount: (kind, count) => `${kind}：${figure(count)} 处`,
    texts: {
      missingId: { kind: '缺少客户', expected: '请填写这一行属于哪位客户。', did: '没有计入这一行。' },
      duplicateCustomer: {
        kind: '客户重复',
        expected: '前面已有同一位客户，请保留一行。',
        did: '这一行没有写入结果。',
      },
      unknownCustomer: {
        kind: '客户表中没有此客户',
        expected: '请把该客户加入客户表，或更正编号。',
        did: '没有计入这一行。',
      },
      missingDate: { kind: '缺少日期', expected: '请填写日期。', did: '没有计入这一行。' },
      badDate: {
        kind: '不是日期',
        expected: '请填写日期，例如 2026-03-05。',
        did: '没有采用这个日期；必须有日期的行没有计入。',
      },
      ambiguousDate: {
        kind: '日期有两种读法',
        expected: '这个日期有两种读法。请写成 2026-03-05，或设置文件的地区。',
        did: '没有采用这个日期；必须有日期的行没有计入。',
      },
      missingAmount: { kind: '缺少金额', expected: '请填写金额。', did: '没有计入这一行。' },
      badAmount: { kind: '不是金额', expected: '请填写数字，例如 120.50。', did: '没有计入这一行。' },
      ambiguousAmount: {
        kind: '金额有两种读法',
        expected: '这个金额有两种读法。请填写数字，或设置文件的地区。',
        did: '没有计入这一行。',
      },
      unknownCurrency: { kind: '币种不明', expected: '请使用货币代码，例如 CNY、USD。', did: '没有计入这一行。' },
      otherCurrency: { kind: '币种不同', expected: '“常客”只合计一种货币，请换算金额。', did: '没有计入这一行。' },
      duplicateRow: {
        kind: '重复的行',
        expected: '前面有完全相同的一行。如果重复录入，请删除一行。',
        did: '只计一次。',
      },
      unknownStatus: { kind: '状态不明', expected: '请使用已付款、已退款、已取消等词。', did: '按已付款计算。' },
      refundWithoutOrder: {
        kind: '退款找不到订单',
        expected: '之前没有可退的订单。请检查客户、日期和金额。',
        did: '剩余部分没有计入。',
      },
      refundOverAmount: {
        kind: '退款超过订单金额',
        expected: '退款超过了订单金额，请检查。',
        did: '该订单按 0 计算。',
      },
      badNumber: { kind: '不是数字', expected: '请填写数字。', did: '按空白处理。' },
      badFlag: { kind: '不是“是”或“否”', expected: '请填写是或否。', did: '按“是”处理。' },
      unknownChannel: {
        kind: '渠道不明',
        expected: '请使用短信、邮件、WhatsApp 或电话；是否同意联系也可填“是”或“否”。',
        did: '没有采用这个词。',
      },
      unknownReason: { kind: '联系原因不明', expected: '请使用“常客”写出的联系原因。', did: '计入联系，但不记原因。' },
      badOverride: { kind: '手动指定的内容不明', expected: '请填写“常客”认识的分群、等级或日期。', did: '没有采用。' },
      unknownReferrer: {
        kind: '推荐人不明',
        expected: '请填写客户表中已有客户的编号。',
        did: '按空白处理。',
      },
      selfReferral: { kind: '推荐人是自己', expected: '请填写另一位客户的编号。', did: '按空白处理。' },
      referralCycle: {
        kind: '互相推荐成环',
        expected: '这些客户互相推荐形成循环，请更正其中一个。',
        did: '这些推荐没有计入。',
      },
      totalRow: {
        kind: '合计行',
        expected: '这一行像是合计，不是客户。如果确实是客户，请在编号旁填写姓名。',
        did: '没有计入这一行。',
      },
      unknownSameAs: {
        kind: '“同一客户”查无此人',
        expected: '没有任何一行是这个客户编号，请更正或清空。',
        did: '该行单独计算。',
      },
      sameAsCircle: {
        kind: '“同一客户”形成循环',
        expected: '这些行互相指向或指向自己，请清空要保留的那一行。',
        did: '各行单独计算。',
      },
      privateText: {
        kind: '可能是个人信息',
        expected: '这可能是个人信息，请移到单独的一列。',
        did: '留在表格里，按空白处理。',
      },
    },
  },
}
