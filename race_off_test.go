//go:build !race

package octavo

// slowness is how many times longer all takes without the race detector.
const slowness = 1
