/**
 * What the sidebar and the script say to each other: every call takes and gives JSON text of these shapes. Decides names
 * only. Its parts are in sidebar-contract/, one subject each, and whoever needs one of them takes it from here; they import
 * only shapes that both the page and the script are built from.
 */
export * from './sidebar-contract/contacts.ts'
export * from './sidebar-contract/customer.ts'
export * from './sidebar-contract/every-call.ts'
export * from './sidebar-contract/home.ts'
export * from './sidebar-contract/search.ts'
export * from './sidebar-contract/settings.ts'
export * from './sidebar-contract/update.ts'
