import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type UrlState = Readonly<Record<string, string>>
export type UrlPatch = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The address bar is where filters live: plain `name=value` pairs, readable, and the same after a reload or in a mail. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

export function patched(state: UrlState, patch: UrlPatch): Record<string, string> {
  const next: Record<string, string> = { ...state }
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === null || value === '') delete next[name]
    else next[name] = String(value)
  }
  return next
}

/** Filters of this page from its address, and a way to change some of them (empty values leave the address). */
export function useUrlState(): [UrlState, (patch: UrlPatch, how?: { replace?: boolean }) => void] {
  const state = useSearch({ strict: false }) as UrlState
  const navigate = useNavigate()
  const change = useCallback(
    (patch: UrlPatch, how?: { replace?: boolean }) =>
      void navigate({
        to: '.',
        search: ((current: UrlState) => patched(current, patch)) as never,
        replace: how?.replace ?? false,
      }),
    [navigate],
  )
  return [state, change]
}
