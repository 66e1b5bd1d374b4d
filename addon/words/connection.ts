/**
 * The sentences of the Connection dialog in both languages. Decides words only; `%` stands for the one thing that is put
 * in. They go to the page as they are, so there are no functions among them.
 */
import type { Locale } from '../../worker/contract.ts'
import { figure } from './figure.ts'

type Text =
  | 'firstTitle'
  | 'firstIntro'
  | 'url'
  | 'urlHint'
  | 'key'
  | 'keyHint'
  | 'connect'
  | 'connecting'
  | 'connectedNow'
  | 'toSetUp'
  | 'toUpdate'
  | 'keyForgotten'
  | 'title'
  | 'worker'
  | 'fingerprint'
  | 'fingerprintHint'
  | 'book'
  | 'state'
  | 'checking'
  | 'works'
  | 'oldToken'
  | 'waitsToken'
  | 'waitsKeys'
  | 'again'
  | 'renew'
  | 'renewWhen'
  | 'renewing'
  | 'renewed'
  | 'change'
  | 'changeWhen'
  | 'changeWhat'
  | 'changeYes'
  | 'changing'
  | 'changed'
  | 'disconnect'
  | 'disconnectWhen'
  | 'disconnectWhat'
  | 'disconnectYes'
  | 'disconnecting'
  | 'disconnected'
  | 'columnsStay'
  | 'onlyHere'
  | 'reconnect'
  | 'unreachable'
  | 'notTheWorker'
  | 'unauthorized'
  | 'erased'
  | 'move'
  | 'moveWhen'
  | 'moveWhat'
  | 'cancel'
  | 'close'
  | 'failed'
export type ConnectionWords = { [text in Text]: string }

export const CONNECTION_WORDS: { [locale in Locale]: ConnectionWords } = {
  en: {
    firstTitle: 'Connect this sheet to your Worker',
    firstIntro:
      'Your own Worker works out segments, tiers and dates. Names, phones, e-mail addresses and notes never go there. Nothing is sent before you have seen it.',
    url: 'Address of the Worker',
    urlHint: 'Printed when it was deployed, such as https://regulars.yourname.workers.dev',
    key: 'Setup key',
    keyHint: 'Used once and then forgotten. This sheet keeps a token that opens its own book only.',
    connect: 'Connect',
    connecting: 'Connecting …',
    connectedNow: 'Connected',
    keyForgotten: 'The setup key was not kept. Next you see what Regulars found in this sheet.',
    toSetUp: 'Continue to Set up',
    toUpdate: 'The setup key was not kept. “Update now” sends all rows anew and fills the columns.',
    title: 'This sheet and its Worker',
    worker: 'Worker',
    fingerprint: 'Fingerprint of the key',
    fingerprintHint:
      'The key makes pseudonyms out of customer ids and stays in this file. Its fingerprint tells you when it was changed.',
    book: 'Book on the Worker',
    state: 'State',
    checking: 'Asking the Worker …',
    works: 'The Worker answers. Connected since %.',
    oldToken: 'The token before this one works until %.',
    waitsToken: 'A new token was asked for and has not come yet. Press “New token” to finish.',
    waitsKeys:
      'A change of keys was begun and is not finished. Nothing is sent until it is. Press “Someone left: change keys” to finish.',
    again: 'Try again',
    renew: 'New token',
    renewWhen: 'Once in a while, or when someone may have seen the token. The old one ends after ten minutes.',
    renewing: 'Asking for a new token …',
    renewed: 'This sheet has a new token. The old one ends in ten minutes. Nothing else changes.',
    change: 'Someone left: change keys',
    changeWhen: 'Whoever could edit this sheet could also read its token and key.',
    changeWhat:
      'Take away that person’s access to the file first. Then the token and the key for pseudonyms are made anew (the old ones end now), and what the Worker holds is erased. The next update sends all rows anew. Your cells, columns and settings stay as they are.',
    changeYes: 'Change keys',
    changing: 'Changing the keys …',
    changed: 'Token and key are new, and the Worker’s copy is erased. The next update sends all rows anew.',
    disconnect: 'Disconnect',
    disconnectWhen: 'When this sheet no longer needs Regulars.',
    disconnectWhat:
      'Erases what the Worker holds of this sheet and forgets token and key. Scheduled updates end. Your cells and the columns that Regulars wrote stay as they are. To connect again you need the setup key.',
    disconnectYes: 'Erase and disconnect',
    disconnecting: 'Erasing …',
    disconnected: 'Disconnected',
    columnsStay:
      'The Worker has erased its copy, and this sheet has forgotten token and key. The columns stay as they are.',
    onlyHere: 'Forget the connection here only',
    reconnect: 'To connect again, enter the setup key. The sheet then gets a new key and a new book.',
    unreachable:
      'No Worker could be reached at this address. Nothing was changed. Try again in a minute, and see whether the address is right.',
    notTheWorker:
      'At this address something other than Regulars answered. Nothing was changed. See whether the address is right.',
    unauthorized: 'The Worker no longer accepts this sheet’s token. Nothing was changed.',
    erased: 'This sheet’s book was erased on the Worker. Nothing was changed.',
    move: 'Connect to another address',
    moveWhen: 'When the Worker was deployed anew or has another address.',
    moveWhat:
      'The key, your columns and settings stay; the next update sends all rows there. What the Worker at the former address holds stays there.',
    cancel: 'Cancel',
    close: 'Close',
    failed: 'Google did not answer. No cell was changed. Close this and look again in a minute.',
  },
  zh: {
    firstTitle: '把此表格连接到您的 Worker',
    firstIntro:
      '分群、等级和日期由您自己的 Worker 计算。姓名、电话、邮箱和备注永远不会发送过去。发送任何数据之前，您都会先看到要发送的内容。',
    url: 'Worker 地址',
    urlHint: '部署时显示的地址，例如 https://regulars.yourname.workers.dev',
    key: '设置密钥',
    keyHint: '只用一次，用完即忘。此表格只保留一个令牌，只能打开自己的数据。',
    connect: '连接',
    connecting: '正在连接…',
    connectedNow: '已连接',
    keyForgotten: '设置密钥没有保存。接下来会显示“常客”在此表格里识别到的内容。',
    toSetUp: '进入设置向导',
    toUpdate: '设置密钥没有保存。点“立即更新”会重新发送所有行并填写各列。',
    title: '此表格与 Worker',
    worker: 'Worker',
    fingerprint: '密钥指纹',
    fingerprintHint: '密钥把客户编号变成代号，只留在本文件里。指纹变了，说明密钥换过了。',
    book: 'Worker 上的编号',
    state: '状态',
    checking: '正在连接 Worker…',
    works: 'Worker 响应正常，自 % 起已连接。',
    oldToken: '上一个令牌在 % 前仍然有效。',
    waitsToken: '已申请新令牌，还没有拿到。请点“更换令牌”完成。',
    waitsKeys: '更换密钥已经开始，还没有完成；完成之前不会发送任何数据。请点“人员变动：更换密钥”完成。',
    again: '再试一次',
    renew: '更换令牌',
    renewWhen: '建议定期更换；令牌可能被别人看到时也应更换。旧令牌十分钟后失效。',
    renewing: '正在申请新令牌…',
    renewed: '已换上新令牌，旧令牌十分钟后失效。其他都不变。',
    change: '人员变动：更换密钥',
    changeWhen: '能编辑此表格的人，也能读到令牌和密钥。',
    changeWhat:
      '请先取消那个人对此文件的权限。然后会换上新令牌和新的代号密钥（旧的马上失效），并清除 Worker 保存的数据。下次更新会重新发送所有行。您的单元格、各列和设置都不变。',
    changeYes: '更换密钥',
    changing: '正在更换密钥…',
    changed: '令牌和密钥都已更换，Worker 上的数据已清除。下次更新会重新发送所有行。',
    disconnect: '断开连接',
    disconnectWhen: '此表格不再需要“常客”时。',
    disconnectWhat:
      '清除 Worker 上此表格的数据，并删除这里的令牌和密钥。定时更新会停止。您的单元格和“常客”写的列都不变。以后再连接需要设置密钥。',
    disconnectYes: '清除并断开',
    disconnecting: '正在清除…',
    disconnected: '已断开连接',
    columnsStay: 'Worker 已清除数据，此表格里的令牌和密钥也已删除。各列保持不变。',
    onlyHere: '只在此表格里断开',
    reconnect: '如要重新连接，请输入设置密钥。此表格会得到新的密钥和新的编号。',
    unreachable: '在这个地址连接不上 Worker，没有做任何改动。请一分钟后再试，并检查地址是否正确。',
    notTheWorker: '这个地址的回应不是“常客”的，没有做任何改动。请检查地址是否正确。',
    unauthorized: 'Worker 不再接受此表格的令牌，没有做任何改动。',
    erased: '此表格在 Worker 上的数据已被清除，没有做任何改动。',
    move: '改连其他地址',
    moveWhen: 'Worker 重新部署过，或换了地址时。',
    moveWhat: '密钥、各列和设置都不变；下次更新会把所有行发送到新地址。原地址的 Worker 保存的数据会留在那里。',
    cancel: '取消',
    close: '关闭',
    failed: 'Google 没有响应，没有改动任何单元格。请关闭后过一分钟再看。',
  },
}

const BYTES_PER_KB = 1024

/** What the Worker keeps, by number of chunks and their bytes as stored. */
export const HOLDS: { [locale in Locale]: (chunks: number, bytes: number) => string } = {
  en: (chunks, bytes) =>
    chunks === 0
      ? 'It holds nothing of this sheet yet.'
      : `It holds ${figure(chunks)} ${chunks === 1 ? 'block' : 'blocks'} of pseudonymous rows, ${figure(Math.ceil(bytes / BYTES_PER_KB))} KB.`,
  zh: (chunks, bytes) =>
    chunks === 0
      ? '它还没有保存此表格的任何内容。'
      : `它保存着 ${figure(chunks)} 个只含代号的数据块，共 ${figure(Math.ceil(bytes / BYTES_PER_KB))} KB。`,
}
