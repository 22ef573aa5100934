import { createContext, type RefObject } from 'react'

/** The screen whose heading was shown last inside the frame; null before the first. */
export const FrameContext = createContext<RefObject<string | null> | null>(null)
