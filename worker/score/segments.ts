/** The computed segment of every customer, by the preset that the shop has chosen. Decides nothing else. Pure. */
import { LIFECYCLES, SEGMENTS, type Segment, type SegmentPreset } from '../contract.ts'
import type { Occasions } from './occasions.ts'
import type { Rfm } from './rfm.ts'
import { segmentOf } from './segment.ts'
import { eightCell, publishedSegment, rfmMeans, spenderSegment } from './segment-presets.ts'
import type { ValueClasses } from './value-class.ts'

/** What scoring knows about the customers by now. */
export interface SegmentInput {
  occasions: Occasions
  rfm: Rfm
  /** Index into LIFECYCLES per row. */
  lifecycle: Uint8Array
  /** Asked for by the preset `spend` alone. */
  readonly classes: ValueClasses
}

/** Index into SEGMENTS per customer row; a customer without an occasion is a prospect in every preset. */
export function findSegments(input: SegmentInput, preset: SegmentPreset): Uint8Array {
  const { start, buyers, lastDay } = input.occasions
  const { rfm, lifecycle } = input
  const means = rfmMeans(rfm, buyers)
  const nameOf: Record<SegmentPreset, (c: number) => Segment> = {
    regulars: (c) => segmentOf(rfm.r5[c], rfm.f5[c], rfm.m5[c], LIFECYCLES[lifecycle[c]], start[c + 1] - start[c]),
    rfm: (c) => publishedSegment(rfm.r5[c], rfm.f5[c], rfm.m5[c]),
    eight: (c) => eightCell(rfm.recencyDays[c], rfm.frequency[c], rfm.monetaryMinor[c], means),
    spend: (c) => spenderSegment(input.classes.spendClass[c]),
  }
  const segment = new Uint8Array(lastDay.length).fill(SEGMENTS.indexOf('prospect'))
  for (const c of buyers) segment[c] = SEGMENTS.indexOf(nameOf[preset](c))
  return segment
}
