//go:build race

package octavo

// slowness is how many times longer all takes with the race detector.
const slowness = 10
