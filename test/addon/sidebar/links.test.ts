/** Links of messages: only an address that passed the check becomes a link, and text never leaves its place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callLink, emailAddress, mailLink, phoneNumber, smsLink, whatsappLink } from '../../../addon/sidebar/links.ts'

describe('addresses', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    [' a.b+c@mail.example.co.uk ', 'a.b+c@mail.example.co.uk'],
    ['anna@example.com?bcc=all@example.com', undefined],
    ['anna@example.com,ben@example.com', undefined],
    ['anna@example.com\r\nBcc: x@y.zz', undefined],
    ['Anna <anna@example.com>', undefined],
    ['a..b@example.com', undefined],
    ['javascript:alert(1)@example.com', undefined],
    ['anna@localhost', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, address) => {
    expect(emailAddress(text)).toBe(address)
  })
  it.each([
    ['+49 170 555-1234', '+491705551234'],
    ['0049 170 5551234', '+491705551234'],
    ['+49 (0)170 5551234', '+491705551234'],
    ['0170/5551234', '01705551234'],
    ['１３８ ００１３ ８０００', '13800138000'],
    ['12', undefined],
    ['call Anna 0170 5551234', undefined],
    ['+49 170 5551234;ext=1', undefined],
    ['1234567890123456', undefined],
    ['++49 170 555', undefined],
  ])('%j is dialled as %j', (text, number) => {
    expect(phoneNumber(text)).toBe(number)
  })
})

describe('links', () => {
  it('hold the text as one encoded value', () => {
    const text = 'Hi & bye?\nsubject=x #1 您好'
    expect(mailLink('a@b.de', 'Tea\r\nBcc: x', text)).toBe(
      `mailto:a@b.de?subject=Tea%20Bcc%3A%20x&body=${encodeURIComponent(text.replace('\n', '\r\n'))}`,
    )
    expect(smsLink('+49 170 5551234', text)).toBe(`sms:+491705551234?body=${encodeURIComponent(text)}`)
    expect(whatsappLink('+49 170 5551234', text)).toBe(`https://wa.me/491705551234?text=${encodeURIComponent(text)}`)
    expect(callLink('+49 170 5551234')).toBe('tel:+491705551234')
  })
  it('need a country code for WhatsApp', () => {
    expect(whatsappLink('0170 5551234', 'x')).toBeUndefined()
  })
  it('never carry anything but their own scheme, whatever a cell and a message hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (cell, text) => {
        for (const link of [mailLink(cell, text, text), smsLink(cell, text), whatsappLink(cell, text), callLink(cell)])
          if (link !== undefined) expect(link).toMatch(/^(mailto:|sms:|tel:|https:\/\/wa\.me\/\d+\?text=)[^\s<>"]*$/)
      }),
      { seed: 20261122 },
    )
  })
})
