/**
 * The proposed texts of messages in both languages: one for each reason, others where the segment changes what one should
 * say. A birthday's is right on every day near it, as the contact is due a few days before. Wording only; which of them is
 * used, and how {name}, {product}, {tier} and {shop} are filled in, is decided in message-choice.ts and sidebar/message.ts.
 */
import type { ContactReason, Locale, Segment } from '../../worker/contract.ts'

export const MESSAGES: { [locale in Locale]: { [reason in ContactReason]: string } } = {
  en: {
    owner: 'Hello {name}, this is {shop}. How are you? Let us know if there is anything we can do for you.',
    expiry:
      'Hello {name}, your {tier} status at {shop} is about to expire. Come by in time to keep it, we look forward to seeing you.',
    birthday: 'Hello {name}, all of us at {shop} send you our best wishes for your birthday and the year ahead.',
    repurchase: 'Hello {name}, is it time for your {product} again? Shall {shop} put some aside for you?',
    welcome: 'Hello {name}, thank you for your first order at {shop}. Is everything as you hoped?',
    winBack:
      'Hello {name}, we have not seen you at {shop} for a while and would be glad to. Is there anything you need?',
    holiday: 'Hello {name}, {shop} wishes you happy holidays.',
    introduce: 'Hello {name}, this is {shop}. We would be glad to show you what we have. Do come by.',
  },
  zh: {
    owner: '{name}您好，我是{shop}。最近怎么样？有需要随时告诉我们。',
    expiry: '{name}您好，您在{shop}的{tier}等级快到期了，欢迎近期光临续上，期待见到您。',
    birthday: '{name}您好，值您生日之际，{shop}全体祝您生日快乐，天天开心。',
    repurchase: '{name}您好，最近要不要再来一份{product}？{shop}可以先给您留好。',
    welcome: '{name}您好，感谢您第一次光临{shop}。一切还满意吗？',
    winBack: '{name}您好，好久没在{shop}见到您了，很想念您。有什么需要可以告诉我们。',
    holiday: '{name}您好，{shop}祝您节日快乐。',
    introduce: '{name}您好，我是{shop}。欢迎您有空来看看，我们很乐意为您介绍。',
  },
}

/** In place of the proposed texts that ask about a product, where nothing is known of what somebody buys. */
export const REPURCHASE_OF_ANYTHING: {
  readonly [locale in Locale]: { readonly everyone: string } & TextsOfFamilies
} = {
  en: {
    everyone: 'Hello {name}, is it time to order again? Tell us what you need, and {shop} will put it aside for you.',
    best: 'Hello {name}, is it time for your usual order again? Shall {shop} put it aside for you as always?',
    early:
      'Hello {name}, how did you like what you bought at {shop}? If you would like some more, we will gladly put it aside.',
  },
  zh: {
    everyone: '{name}您好，最近有什么需要的吗？告诉{shop}一声，我们先给您留好。',
    best: '{name}您好，最近要不要照老样子再来一单？{shop}先给您留好。',
    early: '{name}您好，上次在{shop}买的还满意吗？想再要的话，我们先给您留一份。',
  },
}

/** Segments that are spoken to in one way, of whichever preset they are. The others get the text of the reason. */
export type SegmentFamily = 'best' | 'early' | 'slipping' | 'former' | 'asleep'
export const SEGMENT_FAMILIES: { readonly [family in SegmentFamily]: readonly Segment[] } = {
  /** Buys often or much: thanked. */
  best: ['champions', 'loyal', 'importantValue', 'highSpender'],
  /** Has bought once or a few times: asked how it was. */
  early: ['new', 'promising', 'potentialLoyalist', 'importantDevelop', 'generalDevelop'],
  /** Comes less than before: asked what is wrong. */
  slipping: ['needsAttention', 'almostLost', 'atRisk', 'cantLose', 'aboutToSleep', 'importantKeep'],
  /** Was a regular once: told that they are missed. */
  former: ['previouslyLoyal', 'importantWinBack'],
  /** Has not been seen for long: told that there is something new. */
  asleep: ['dormant', 'lost', 'generalWinBack'],
}

type TextsOfFamilies = { readonly [family in SegmentFamily]?: string }
type FamilyTexts = { readonly [reason in ContactReason]?: TextsOfFamilies }
export const SEGMENT_MESSAGES: { readonly [locale in Locale]: FamilyTexts } = {
  en: {
    owner: {
      best: 'Hello {name}, this is {shop}. Thank you for coming to us so often. Is there anything we can do for you?',
      former: 'Hello {name}, this is {shop}. We have not forgotten how often you used to come by. How are you?',
    },
    birthday: {
      best: 'Hello {name}, thank you for being with us so faithfully. All of us at {shop} send you our best wishes for your birthday and the year ahead.',
      former:
        'Hello {name}, it has been a while, and we at {shop} still think of you. Our best wishes for your birthday and the year ahead.',
    },
    repurchase: {
      best: 'Hello {name}, is it time for your {product} again? Shall {shop} put it aside for you as always?',
      early:
        'Hello {name}, how do you like your {product}? If you would like some more, {shop} will gladly put it aside.',
    },
    winBack: {
      best: 'Hello {name}, it has been longer than usual since we saw you at {shop}. Is everything all right with you?',
      early:
        'Hello {name}, how did you like what you bought at {shop}? If something was not right, do tell us. We would be glad to see you again.',
      slipping:
        'Hello {name}, you have been coming to {shop} less often. Was something not as it should be? Tell us, and we will put it right.',
      former:
        'Hello {name}, you were one of our regulars at {shop}, and we miss you. Is there something we could do better? A word from you is welcome.',
      asleep:
        'Hello {name}, it has been a long time since you were at {shop}, and much is new here. Come and have a look, we would be glad.',
    },
    holiday: {
      best: 'Hello {name}, thank you for being so faithful to us. {shop} wishes you happy holidays.',
      former: 'Hello {name}, {shop} wishes you happy holidays. We would be glad to see you again.',
      asleep: 'Hello {name}, {shop} wishes you happy holidays. We would be glad to see you again.',
    },
  },
  zh: {
    owner: {
      best: '{name}您好，我是{shop}。一直承蒙您关照，非常感谢。有什么需要，随时跟我们说。',
      former: '{name}您好，我是{shop}。您以前常来，我们一直记着您。最近还好吗？',
    },
    birthday: {
      best: '{name}您好，感谢您一直以来的支持。值您生日之际，{shop}全体祝您生日快乐，天天开心。',
      former: '{name}您好，好久不见，{shop}一直惦记着您。值您生日之际，祝您生日快乐，事事顺心。',
    },
    repurchase: {
      best: '{name}您好，最近要不要再来一份{product}？{shop}照老样子给您留好。',
      early: '{name}您好，上次的{product}还满意吗？想再要的话，{shop}先给您留一份。',
    },
    winBack: {
      best: '{name}您好，这次有一阵子没在{shop}见到您了，一切都好吗？',
      early: '{name}您好，上次在{shop}买的还满意吗？有不合适的地方请告诉我们，欢迎您再来。',
      slipping: '{name}您好，最近您来{shop}少了，是不是我们哪里没做好？请直说，我们一定改。',
      former: '{name}您好，您是{shop}的老朋友，好久没见，很想念您。哪里需要改进，请告诉我们，随时等您回来。',
      asleep: '{name}您好，好久不见，{shop}添了不少新东西，有空来看看，我们等您。',
    },
    holiday: {
      best: '{name}您好，感谢您一直以来的支持，{shop}祝您节日快乐。',
      former: '{name}您好，{shop}祝您节日快乐，盼着再见到您。',
      asleep: '{name}您好，{shop}祝您节日快乐，盼着再见到您。',
    },
  },
}
