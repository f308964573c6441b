package pdf

import "octavo/page"

type imageSet struct{}

func (s *shared) loadImages(o Options) []Problem { return nil }

func (s *shared) image(img *page.Image) (string, bool) { return "", false }
