package xhtml

import "octavo/theme"

// A reader chooses the paper: white, black, or anything between. An ink of the
// style sheet has to be legible on all of it.

// linear is the light of each value of sRGB (IEC 61966-2-1), of 65535.
var linear = [256]uint16{
	0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219,
	241, 264, 288, 313, 340, 367, 396, 427, 458, 491, 526, 562,
	599, 637, 677, 718, 761, 805, 851, 898, 947, 997, 1048, 1101,
	1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863,
	1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773, 2866,
	2961, 3058, 3157, 3258, 3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129,
	4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124, 5257, 5392, 5530, 5669,
	5810, 5953, 6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500,
	7666, 7834, 8004, 8177, 8352, 8528, 8708, 8889, 9072, 9258, 9445, 9635,
	9828, 10022, 10219, 10417, 10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090,
	12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909, 14146, 14387, 14629, 14874,
	15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
	18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481,
	21787, 22096, 22407, 22721, 23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325,
	25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094, 28452, 28813, 29176, 29542,
	29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
	34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138,
	39572, 40009, 40449, 40891, 41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534,
	45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359, 48850, 49344, 49841, 50341,
	50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
	57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221,
	63795, 64372, 64952, 65535,
}

// luminance is the relative luminance of WCAG 2.2, of 65535.
func luminance(c theme.Color) int {
	return weigh(int(linear[c.R]), int(linear[c.G]), int(linear[c.B]))
}

func weigh(r, g, b int) int { return (2126*r + 7152*g + 722*b) / 10000 }

// midLuminance is the luminance with the same contrast to white as to black:
// 4.58 to 1, where WCAG asks for 4.5. L is it where (1+0.05)/(L+0.05) is
// (L+0.05)/0.05.
const midLuminance = 11740

// midInk is an ink of the hue of another that is legible on white and on black.
func midInk(c theme.Color) theme.Color {
	l := luminance(c)
	if l == 0 {
		v := sRGB(midLuminance)
		return theme.Color{R: v, G: v, B: v}
	}
	light := [3]int{int(linear[c.R]), int(linear[c.G]), int(linear[c.B])}
	most := 0
	for i := range light {
		light[i] = light[i] * midLuminance / l
		most = max(most, light[i])
	}
	if most > 65535 { // as much of grey as it takes to have no more light than there is
		part, whole := 65535-midLuminance, most-midLuminance
		for i := range light {
			light[i] = midLuminance + (light[i]-midLuminance)*part/whole
		}
	}
	return theme.Color{R: sRGB(light[0]), G: sRGB(light[1]), B: sRGB(light[2])}
}

// sRGB is the value with the light nearest to l.
func sRGB(l int) uint8 {
	low, high := 0, 255
	for low < high {
		mid := (low + high) / 2
		if int(linear[mid]) < l {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low > 0 && l-int(linear[low-1]) < int(linear[low])-l {
		low--
	}
	return uint8(low)
}
