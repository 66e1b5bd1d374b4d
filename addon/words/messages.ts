/** The proposed text of a message for each reason, in both languages; {name}, {product} and {shop} are filled in. Wording only. */
import type { ContactReason, Locale } from '../../worker/contract.ts'

export const MESSAGES: { [locale in Locale]: { [reason in ContactReason]: string } } = {
  en: {
    owner: 'Hello {name}, this is {shop}. How are you? Let us know if there is anything we can do for you.',
    expiry:
      'Hello {name}, something of yours at {shop} is about to expire. Come by in time, we look forward to seeing you.',
    birthday: 'Happy birthday, {name}! All of us at {shop} wish you a lovely day.',
    repurchase: 'Hello {name}, your {product} may be running low. Shall {shop} put some aside for you?',
    welcome: 'Hello {name}, thank you for your first order at {shop}. Is everything as you hoped?',
    winBack:
      'Hello {name}, we have not seen you at {shop} for a while and would be glad to. Is there anything you need?',
    holiday: 'Hello {name}, {shop} wishes you happy holidays.',
    introduce: 'Hello {name}, this is {shop}. We would be glad to show you what we have. Do come by.',
  },
  zh: {
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
